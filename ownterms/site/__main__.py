"""The command line: `./run` serves, `./run COMMAND …` runs one command of the tool."""

import os
import sys

os.umask(0o077)  # what people propose is nobody else's to read on this machine
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ownterms.site.settings")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core for one question; must be set before numpy loads

from ownterms.site.serving.environment import BadSettingsFile, read_settings_file  # noqa: E402

try:
    read_settings_file()
except BadSettingsFile as refusal:
    sys.exit(str(refusal))

from ownterms.site.command_line import main  # noqa: E402  (settings are read once, from what stands above)

if __name__ == "__main__":  # the server's worker imports this file under another name
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our words has heard enough, as with `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)
