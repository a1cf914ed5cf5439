// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// The OpenCL backend over JOCL: finds platforms and devices and says what it found.
///
/// The only module that names `org.jocl`. It exports nothing: the engine finds it as a service.
@NullMarked
module dev.thalweg.gpu {
    requires dev.thalweg.api;
    requires jocl;
    requires static com.google.auto.service;
    requires static org.jspecify;
}
