// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import java.util.List;

/// What a look for OpenCL devices came back with. No device is a normal answer.
public sealed interface Probe {

    /// At least one device is there.
    ///
    /// @param devices all devices of all platforms, never empty
    record Found(List<Device> devices) implements Probe {
        /// Copies the list.
        public Found {
            devices = List.copyOf(devices);
        }
    }

    /// There is none.
    ///
    /// @param reason what kind of obstacle stands in the way
    /// @param detail what the layer below said of it; may be empty
    record Missing(Reason reason, String detail) implements Probe {

        /// The obstacle, its detail and the remedy.
        ///
        /// @return a sentence without its period
        public String explanation() {
            return reason.text + (detail.isEmpty() ? "" : " (" + detail + ")") + "; " + reason.remedy;
        }
    }

    /// The obstacles, from the application outwards to the hardware.
    enum Reason {
        /// JOCL or its native part is not there.
        BINDING_MISSING("the Java binding JOCL does not load", "use a build that holds it for this platform"),
        /// The JVM forbids native code to this module.
        NATIVE_ACCESS_DENIED("the JVM denies native access",
                "start it with --enable-native-access=dev.thalweg.gpu,jocl"),
        /// No library `libOpenCL` on this machine.
        LOADER_MISSING("no OpenCL library was found", "install an OpenCL loader (Debian: ocl-icd-libopencl1)"),
        /// The library is there, drivers are not.
        NO_PLATFORM("no OpenCL platform was found", "install a driver for the device"),
        /// Drivers are there, hardware is not.
        NO_DEVICE("the OpenCL platforms offer no device",
                "see whether the driver finds it (clinfo), and whether a driver for CPUs has a folder that it may write to (for PoCL, "
                        + "$POCL_CACHE_DIR or $HOME/.cache)"),
        /// A driver answered with an error.
        DRIVER_FAILED("an OpenCL driver failed", "see what the driver says of the device");

        private final String text;
        private final String remedy;

        Reason(String text, String remedy) {
            this.text = text;
            this.remedy = remedy;
        }
    }
}
