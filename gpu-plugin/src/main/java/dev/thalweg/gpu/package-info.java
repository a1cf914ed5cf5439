// SPDX-License-Identifier: Apache-2.0

/// The OpenCL backend. Start reading at [OpenClPlugin], which touches no native code; [Probe] is the answer to "what is
/// here", [Drivers] the way to it, and [Queries] alone calls JOCL.
package dev.thalweg.gpu;
