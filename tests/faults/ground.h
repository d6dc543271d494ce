/* Making and removing the places that faults happen in: for faults.c. */
#ifndef KUTIP_FAULTS_GROUND_H
#define KUTIP_FAULTS_GROUND_H

#include "tests/faults/faults.h"

/* Once: mounts of ours are seen by nobody else and go with us. */
void ground_prepare(void);

void ground_open_up(struct ground *ground, const char *name, uint64_t seed, int tries);
void ground_close_down(struct ground *ground);

#endif
