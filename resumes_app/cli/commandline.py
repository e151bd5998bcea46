"""How the generators and the seeder begin an ffmpeg command: quiet, with progress where `media.run` reads it."""

PREFACE = ("-hide_banner", "-nostdin", "-y", "-v", "error", "-nostats", "-progress", "pipe:1", "-stats_period", "0.5")
