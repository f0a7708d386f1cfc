"""What stands at the head of an article: headline, byline, dateline."""
