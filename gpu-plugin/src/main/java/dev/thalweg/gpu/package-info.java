// SPDX-License-Identifier: Apache-2.0

/// The OpenCL backend. Start reading at [dev.thalweg.gpu.OpenClPlugin], which touches no native code; devices are the
/// subject of [dev.thalweg.gpu.device].
package dev.thalweg.gpu;
