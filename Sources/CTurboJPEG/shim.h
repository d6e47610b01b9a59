// libjpeg-turbo's TurboJPEG interface, whose errors come back as values instead of long jumps.
#ifndef CONVSCOPE_CTURBOJPEG_SHIM_H
#define CONVSCOPE_CTURBOJPEG_SHIM_H

#include <turbojpeg.h>

// Since libjpeg-turbo 2.1; scans are counted beforehand, so it is no loss where it is missing.
#ifndef TJFLAG_LIMITSCANS
#define TJFLAG_LIMITSCANS 0
#endif

#endif
