// SPDX-License-Identifier: Apache-2.0

import dev.thalweg.api.backend.BackendPlugin;
import dev.thalweg.simd.ScalarPlugin;
import dev.thalweg.simd.SimdPlugin;
import org.jspecify.annotations.NullMarked;

/// The default backend: plans become hidden classes on the Vector API, each with a scalar twin that gives the same bits.
///
/// The only module that names `jdk.incubator.vector`. It exports nothing: the engine finds it as a service.
@NullMarked
module dev.thalweg.simd {
    requires dev.thalweg.api;
    requires jdk.incubator.vector;
    requires jdk.jfr;
    requires jdk.management;
    requires static com.google.auto.service;
    requires static org.jspecify;

    provides BackendPlugin with SimdPlugin, ScalarPlugin;
}
