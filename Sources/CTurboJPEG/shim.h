// libjpeg-turbo's TurboJPEG interface, whose errors come back as values instead of long jumps.
#ifndef CONVSCOPE_CTURBOJPEG_SHIM_H
#define CONVSCOPE_CTURBOJPEG_SHIM_H

#include <turbojpeg.h>

#endif
