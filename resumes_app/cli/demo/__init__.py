"""The demo: companies, jobs, replies and résumés with speaking, illustrated people; its generator and its seeder."""
