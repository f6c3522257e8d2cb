// SOCI without its templates for Boost's tuples and fusion: nothing here uses them, and the headers that they want
// are 140 MB. No class of SOCI looks different without them.
#pragma once

#include <soci/soci-config.h>
#undef SOCI_HAVE_BOOST
#include <soci/soci.h>
