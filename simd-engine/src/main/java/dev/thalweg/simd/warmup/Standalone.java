// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.warmup;

import java.lang.classfile.CodeBuilder;

/// Keeps emitted methods out of the methods that call them.
///
/// What is warmed has to be what runs. HotSpot would compile a short kernel into the loop that warms it, or into the driver that was
/// hot first, with what it knew of the kernel at that time; where that made objects, it would make them for ever, while the kernel
/// itself is called by nobody any more and never compiled.
public final class Standalone {
    /// HotSpot inlines no method of more bytes (`FreqInlineSize`), however hot.
    private static final int LONGEST_INLINED = 325;

    private Standalone() {
    }

    /// Makes the method too long to be inlined, by instructions that are never reached. To be called at its end, behind the last return.
    ///
    /// @param code the method
    public static void end(CodeBuilder code) {
        for (int i = 0; i <= LONGEST_INLINED; i++) {
            code.nop();
        }
    }
}
