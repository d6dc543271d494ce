/* What an option of cli.def takes; for the program and for what makes its manual. */
#ifndef KUTIP_CLI_OPTION_KIND_H
#define KUTIP_CLI_OPTION_KIND_H

enum option_kind { FLAG, TEXT, MAYBE, CHOICE, MANY };

#endif
