"""What `import allocator` offers: workbooks in and out, plans, what-ifs, and rules of one's own."""
