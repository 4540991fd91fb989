"""The trained model, and what grammar sees beside it: mentions and drafts of claims."""
