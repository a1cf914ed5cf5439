// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import com.google.inject.ProvisionException;

/// What went wrong while the parts of a run were made, without what the injector says about it.
final class Making {
    private Making() {
    }

    /// What an exception of the injector stands for.
    ///
    /// @return its cause
    /// @throws Error if that is the cause, such as too little memory
    static RuntimeException cause(ProvisionException wrapped) {
        return switch (wrapped.getCause()) {
            case Error error -> throw error;
            case RuntimeException cause -> cause;
            case null, default -> wrapped;
        };
    }
}
