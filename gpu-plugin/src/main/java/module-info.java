// SPDX-License-Identifier: Apache-2.0

import dev.thalweg.api.backend.BackendPlugin;
import dev.thalweg.gpu.OpenClPlugin;
import org.jspecify.annotations.NullMarked;

/// The OpenCL backend over JOCL: plans become OpenCL C, which runs on any device that has a driver.
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
