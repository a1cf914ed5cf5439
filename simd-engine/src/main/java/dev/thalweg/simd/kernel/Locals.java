// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import java.lang.classfile.TypeKind;

/// Hands out local variables of a method; those of a scope are free again after it.
final class Locals {
    private int next;

    /// @param next the first variable after the arguments
    Locals(int next) {
        this.next = next;
    }

    int allocate(TypeKind kind) {
        int local = next;
        next += kind.slotSize();
        return local;
    }

    void scope(Runnable body) {
        int before = next;
        body.run();
        next = before;
    }
}
