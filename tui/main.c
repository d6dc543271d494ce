/* The command line; nothing else. */
#include <libintl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "tui/cli/cli.h"
#include "tui/term/locale.h"

int main(int argc, char **argv) {
    locale_choose();
    const char *locales = getenv("TEXTDOMAINDIR"); /* as gettext(1) has it: before installing */
    bindtextdomain("kutip", locales != NULL ? locales : KUTIP_LOCALES);
    textdomain("kutip");
    bind_textdomain_codeset("kutip", "UTF-8");
    umask(077); /* what is written is the reader's own */
    struct cli cli;
    if (!cli_parse(argc, argv, &cli)) return CLI_USAGE;
    return cli_run(&cli);
}
