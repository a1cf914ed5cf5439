// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.backend;

/// In which form a kernel runs. Results are the same bits in all of them.
public enum KernelForm {
    /// Scalar code: for as long as the vector code is being compiled, or because the backend has no other.
    TWIN,
    /// Compiled vector code.
    VECTOR,
    /// Scalar code for good, where there should be vector code.
    GIVEN_UP
}
