/* The header has to be right on its own. */
#include "dross.h"
