// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A flight recorder event: a kernel has its final form.
@Name("dev.thalweg.KernelReady")
@Label("Kernel Ready")
@Category("Thalweg")
@Description("A kernel has found its final form: vector code, or its scalar twin and why")
@StackTrace(false)
final class KernelReady extends Event {
    @Label("Kernel")
    String kernel = "";

    @Label("Walk")
    @Description("Along or across what it goes")
    String walk = "";

    @Label("Form")
    @Description("VECTOR, or GIVEN_UP if the scalar twin stays")
    String form = "";

    @Label("Reason")
    String reason = "";

    @Label("Operations")
    int operations;

    @Label("Bytecode Length")
    int bytes;

    @Label("Warm-up Time in ms")
    long milliseconds;
}
