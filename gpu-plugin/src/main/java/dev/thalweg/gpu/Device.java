// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu;

/// One OpenCL device as it describes itself.
///
/// @param index its place among all devices of all platforms, in the order of the OpenCL loader
/// @param type what it is
/// @param platform the name of its platform
/// @param name its own name
/// @param version the OpenCL version it speaks, such as `OpenCL 3.0 CUDA`
/// @param doubles whether it computes in 64-bit floating point
/// @param memoryBytes its global memory
record Device(int index, Type type, String platform, String name, String version, boolean doubles, long memoryBytes) {

    /// The kinds of device that `--backend opencl:TYPE` can tell apart.
    enum Type {
        /// A graphics processor.
        GPU,
        /// The processors of the host.
        CPU,
        /// Anything else, such as an accelerator card.
        OTHER
    }

    private static final long MEBIBYTE = 1L << 20;

    /// The device in one line.
    String line() {
        return "opencl:" + index + " " + type + " " + name + " (" + platform + ", " + version + ", "
                + memoryBytes / MEBIBYTE + " MiB, " + (doubles ? "f32 and f64" : "f32 only") + ")";
    }
}
