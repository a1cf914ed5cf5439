// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What can go wrong with a device that is there: each ends in its error, and the session goes on.
@ExtendWith(NeedsOpenCl.class)
class FaultsTest {
    private static final String COUNT = """
                                        kernel void count(global int *a, const int n) {
                                            int i = get_global_id(0);
                                            if (i < n) {
                                                a[i] += 1;
                                            }
                                        }
                                        """;
    private static final String SHARE = """
                                        kernel void share(local int *some, local int *more, global int *a) {
                                            some[get_local_id(0)] = 1;
                                            more[get_local_id(0)] = some[get_local_id(0)];
                                            a[get_global_id(0)] = more[get_local_id(0)];
                                        }
                                        """;

    private final Session session = Session.open(Devices.choose(""));

    @AfterEach
    void theSessionWorksAndLeavesNothing() {
        if (!Thread.interrupted()) {
            assertThat(counted(session, 100, 1)).containsOnly(1);
        }
        session.close();
        assertThat(Session.liveObjects()).isZero();
    }

    @Test
    void aKernelThatDoesNotBuildShowsItsLogAndItsLines() {
        assertFails("TH-B013", () -> session.program("broken", """
                                                               kernel void first(global float *x) { x[0] = 1; }

                                                               kernel void second(global float *x) {
                                                                   x[0] = undefined_name;
                                                               }
                                                               """, ""))
                .hasMessageContaining("the OpenCL kernels of 'broken' do not build (CL_BUILD_PROGRAM_FAILURE")
                .hasMessageContaining("undefined_name").hasMessageContaining("\n    4      x[0] = undefined_name;");
    }

    @Test
    void anUnknownOptionIsAnError() {
        assertFails("TH-B013", () -> session.program("fine", COUNT, "-no-such-option"))
                .hasMessageContaining("-no-such-option");
    }

    @Test
    void anUnknownKernelIsAnError() {
        assertFails("TH-B016", () -> session.program("fine", COUNT, "").kernel("sum"))
                .hasMessageContaining("clCreateKernel 'sum' of 'fine': CL_INVALID_KERNEL_NAME");
    }

    @Test
    void anArgumentThatIsMissingIsAnError() {
        try (DeviceKernel kernel = session.program("fine", COUNT, "").kernel("count")) {
            kernel.integer(1, 4);
            assertFails("TH-B016", () -> kernel.run(64, 64)).hasMessageContaining("of kernel fine.count");
        }
    }

    @Test
    void moreThanTheBudgetIsRefusedBeforeTheDriverIsAsked() {
        try (Session small = Session.open(session.device(), 3 << 20); DeviceBuffer taken = small.buffer(2 << 20)) {
            assertFails("TH-B014", () -> small.buffer(2 << 20))
                    .hasMessage("the OpenCL device is out of memory: 2 MiB more"
                            + " are needed, but 2 MiB of the 3 MiB that may be used are taken; use a smaller --batch or --hidden.");
            assertThat(small.usedBytes()).isEqualTo(taken.bytes());
            small.buffer(1 << 20).close();
        }
    }

    @Test
    void moreThanABufferMayHoldIsRefused() {
        assertFails("TH-B014", () -> session.buffer(session.device().limits().bufferBytes() + 1))
                .hasMessageContaining("where one may have " + session.device().limits().bufferBytes());
    }

    @Test
    void moreLocalMemoryThanThereIsIsRefused() {
        long most = session.device().limits().localBytes();
        try (DeviceKernel kernel = session.program("fine", SHARE, "").kernel("share")) {
            kernel.local(0, 64 * Integer.BYTES);
            assertFails("TH-B015", () -> kernel.local(1, most)).hasMessageContaining("kernel fine.share needs")
                    .hasMessageContaining("the OpenCL device has " + most);
            kernel.local(1, 64 * Integer.BYTES);
        }
    }

    @Test
    void aGroupThatIsTooLargeIsRefused() {
        try (DeviceKernel kernel = session.program("fine", COUNT, "").kernel("count")) {
            int beyond = session.device().limits().groupSize() + 1;
            assertFails("TH-B015", () -> kernel.run(beyond, beyond)).hasMessageContaining("groups of " + beyond);
        }
    }

    @Test
    void nothingIsAValidAmount() {
        try (DeviceBuffer empty = session.buffer(0);
                DeviceKernel kernel = session.program("fine", COUNT, "").kernel("count")) {
            empty.zero();
            empty.write(new float[0], 0);
            kernel.buffer(0, empty);
            kernel.integer(1, 0);
            kernel.run(0, 64);
            kernel.run(64, 64);
            empty.read(new int[0], 0);
            assertThat(empty.bytes()).isZero();
        }
    }

    @Test
    void whatIsClosedSaysSo() {
        Session other = Session.open(session.device());
        DeviceBuffer buffer = other.buffer(400);
        DeviceKernel kernel = other.program("fine", COUNT, "").kernel("count");
        kernel.buffer(0, buffer);
        kernel.integer(1, 100);
        other.close();
        other.close();
        List<ThrowingCallable> calls = List.of(() -> other.buffer(4), () -> other.program("fine", COUNT, ""),
                other::finish, other::enter, () -> buffer.write(new int[1], 1), () -> buffer.read(new int[1], 1),
                buffer::zero,
                () -> kernel.run(128, 64), () -> kernel.integer(1, 5));
        assertThat(calls).allSatisfy(call -> assertFails("TH-B006", call).hasMessageContaining("closed"));
        buffer.close();
        kernel.close();
    }

    @Test
    void aThreadThatIsInterruptedStartsNothingMore() {
        try (DeviceBuffer buffer = session.buffer(400);
                DeviceKernel kernel = session.program("fine", COUNT, "").kernel("count")) {
            buffer.zero();
            kernel.buffer(0, buffer);
            kernel.integer(1, 100);
            Thread.currentThread().interrupt();
            assertFails("TH-B017", () -> kernel.run(128, 64));
            assertThat(Thread.interrupted()).as("the interrupt is left to the caller").isTrue();
            kernel.run(128, 64);
            int[] result = new int[100];
            buffer.read(result, 100);
            assertThat(result).containsOnly(1);
        }
    }

    @Test
    void twoSessionsOnOneDeviceDoNotDisturbEachOther() {
        try (Session other = Session.open(session.device()); DeviceBuffer here = session.buffer(4_000)) {
            here.write(new int[1000], 1000);
            assertThat(counted(other, 1000, 7)).containsOnly(7);
            int[] result = new int[1000];
            here.read(result, 1000);
            assertThat(result).containsOnly(0);
            assertThatThrownBy(() -> {
                try (DeviceKernel kernel = other.program("fine", COUNT, "").kernel("count")) {
                    kernel.buffer(0, here);
                    kernel.integer(1, 1000);
                    kernel.run(1024, 64);
                }
            }).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void eightThreadsShareASession() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var results = IntStream.rangeClosed(1, 8)
                    .mapToObj(number -> threads.submit(() -> counted(session, 30_000 * number, 20 * number))).toList();
            for (int number = 1; number <= 8; number++) {
                assertThat(results.get(number - 1).get()).hasSize(30_000 * number).containsOnly(20 * number);
            }
        }
    }

    @Test
    void closingWaitsForARun() throws Exception {
        Session other = Session.open(session.device());
        long stamp = other.enter();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var closing = threads.submit(other::close);
            assertThat(counted(other, 50_000, 50)).containsOnly(50);
            other.leave(stamp);
            closing.get();
        }
        assertFails("TH-B006", other::enter);
    }

    private static int[] counted(Session session, int entries, int times) {
        int[] result = new int[entries];
        try (DeviceBuffer buffer = session.buffer((long) entries * Integer.BYTES);
                DeviceKernel kernel = session.program("fine", COUNT, "").kernel("count")) {
            buffer.zero();
            kernel.buffer(0, buffer);
            kernel.integer(1, entries);
            for (int i = 0; i < times; i++) {
                kernel.run((entries + 63) / 64 * 64L, 64);
            }
            buffer.read(result, entries);
        }
        return Arrays.copyOf(result, entries);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertFails(String id, ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOfSatisfying(ThalwegException.class, e -> {
            assertThat(e.id()).isEqualTo(id);
            assertThat(e.category()).isEqualTo(ExitCategory.ENVIRONMENT);
        });
    }
}
