"""What columns that nobody recognised say of people: their groups, and whom they would like to be with."""
