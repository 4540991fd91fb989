"""What kind of happening a draft tells: by its verb, its means, its crowd, what was struck."""
