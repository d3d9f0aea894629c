"""Stance: its cues, their scopes, and the commitments of author and sources."""
