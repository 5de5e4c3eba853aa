"""The desktop application (its screens come with their own issue)."""
