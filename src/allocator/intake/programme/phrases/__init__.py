"""What words and short pieces of a programme mean: times, people, titles."""
