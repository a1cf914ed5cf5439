// SPDX-License-Identifier: Apache-2.0

import dev.thalweg.api.backend.BackendPlugin;
import dev.thalweg.gpu.OpenClPlugin;
import org.jspecify.annotations.NullMarked;

/// The OpenCL backend over JOCL. It finds platforms and devices and says what it found; it runs no kernels yet.
///
/// The only module that names `org.jocl`. It exports nothing: the engine finds it as a service.
@NullMarked
module dev.thalweg.gpu {
    requires dev.thalweg.api;
    requires jocl;
    requires static com.google.auto.service;
    requires static org.jspecify;

    provides BackendPlugin with OpenClPlugin;
}
