"""Employers: pilot admission, members, the company's face."""
