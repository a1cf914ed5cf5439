// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import java.util.Locale;

/// One OpenCL device as it describes itself.
///
/// @param index its place among all devices of all platforms, in the order of the OpenCL loader
/// @param type what it is
/// @param platform the name of its platform
/// @param name its own name
/// @param version the OpenCL version it speaks, such as `OpenCL 3.0 CUDA`
/// @param arithmetic what it computes with
/// @param limits how much fits
/// @param obstacle why nothing can run on it, with the remedy; empty if it can
public record Device(int index, Type type, String platform, String name, String version, Arithmetic arithmetic,
        Limits limits, String obstacle) {

    /// The kinds of device that `--backend opencl:TYPE` can tell apart.
    public enum Type {
        /// A graphics processor.
        GPU,
        /// The processors of the host.
        CPU,
        /// Anything else, such as an accelerator card.
        OTHER
    }

    /// What a device computes with.
    ///
    /// @param doubles whether it computes in 64-bit floating point
    /// @param roundsCorrectly whether division and square root in 32 bits can be had correctly rounded
    public record Arithmetic(boolean doubles, boolean roundsCorrectly) {
    }

    /// How much fits on a device.
    ///
    /// @param memoryBytes its global memory
    /// @param bufferBytes the most that one buffer may hold
    /// @param localBytes what the work-items of a group can share
    /// @param groupSize the most work-items in a group
    /// @param computeUnits how many groups run at once, about
    /// @param unified whether its memory is that of the host
    public record Limits(long memoryBytes, long bufferBytes, long localBytes, int groupSize, int computeUnits,
            boolean unified) {
    }

    private static final long MEBIBYTE = 1L << 20;

    /// How it is asked for by its index.
    ///
    /// @return such as `opencl:0`
    public String choice() {
        return "opencl:" + index;
    }

    /// The device in one line, for people.
    ///
    /// @return the line
    public String line() {
        return choice() + " " + type + " " + name + " (" + platform + ", " + version + ", "
                + limits.memoryBytes / MEBIBYTE + " MiB, " + (arithmetic.doubles ? "f32 and f64" : "f32 only") + ")"
                + (isUsable() ? "" : ", cannot be used: " + obstacle);
    }

    /// Whether kernels can run on it.
    ///
    /// @return whether nothing stands in the way
    public boolean isUsable() {
        return obstacle.isEmpty();
    }

    /// Refuses an element type that it does not compute with.
    ///
    /// @param type the element type
    /// @throws ThalwegException `TH-B012` if it does not
    public void require(ElementType type) {
        if (type == ElementType.F64 && !arithmetic.doubles) {
            throw new ThalwegException("TH-B012",
                    choice() + " (" + name + ") does not compute in f64; choose f32, or another device.");
        }
    }

    /// Whether `wanted` means it: its type, its index, or a part of its name or of its platform's.
    boolean answersTo(String wanted) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "gpu" -> type == Type.GPU;
            case "cpu" -> type == Type.CPU;
            default -> lower.matches("\\d+") ? lower.equals(Integer.toString(index))
                    : name.toLowerCase(Locale.ROOT).contains(lower)
                            || platform.toLowerCase(Locale.ROOT).contains(lower);
        };
    }
}
