// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NeedsOpenCl.class)
class SessionTest {
    private static final String ADD = """
                                      kernel void add(const int n, const float x, const double y, global float *a, local int *shared) {
                                          int i = get_global_id(0);
                                          shared[get_local_id(0)] = i;
                                          if (i < n) {
                                              a[i] = a[i] + x * (float) y + shared[get_local_id(0)];
                                          }
                                      }
                                      kernel void place(global int *a, const int width) {
                                          a[get_global_id(1) * width + get_global_id(0)] = get_local_id(1) * 100 + get_local_id(0);
                                      }
                                      """;

    private final Session session = Session.open(Devices.choose(""));

    @AfterEach
    void nothingIsLeft() {
        session.close();
        assertThat(Session.liveObjects()).isZero();
    }

    @Test
    void arraysGoThereAndBack() {
        requireThatArraysGoThereAndBack(session);
    }

    @Test
    void toADeviceWithMemoryOfItsOwnTheyAreStaged() {
        Device device = session.device();
        Device.Limits limits = device.limits();
        Device apart = new Device(device.index(), device.type(), device.platform(), device.name(), device.version(),
                device.arithmetic(), new Device.Limits(limits.memoryBytes(), limits.bufferBytes(), limits.localBytes(),
                        limits.groupSize(), limits.computeUnits(), !limits.unified()),
                device.obstacle());
        try (Session other = Session.open(apart)) {
            requireThatArraysGoThereAndBack(other);
        }
    }

    @Test
    void aTransferWaitsForWhatUsesItsBufferAlone() {
        try (DeviceKernel kernel = session.program("test", ADD, "").kernel("place");
                DeviceBuffer busy = session.buffer(32 * Integer.BYTES);
                DeviceBuffer other = session.buffer(400_000)) {
            kernel.buffer(0, busy);
            kernel.integer(1, 8);
            assertThat(busy.isIdle()).isTrue();
            kernel.run(8, 4, 4, 2);
            for (int entries : new int[] {100, 100_000}) {
                other.write(new int[entries], entries);
                other.read(new int[entries], entries);
            }
            busy.write(new int[0], 0);
            busy.read(new int[0], 0);
            assertThat(busy.isIdle()).as("nobody has waited for the kernel").isFalse();
            busy.read(new int[1], 1);
            assertThat(busy.isIdle()).isTrue();
            busy.zero();
            assertThat(busy.isIdle()).isFalse();
            session.finish();
            assertThat(busy.isIdle()).isTrue();
        }
    }

    private static void requireThatArraysGoThereAndBack(Session session) {
        int severalParts = 3_000_003;
        float[] floats = new float[severalParts];
        double[] doubles = new double[severalParts];
        int[] integers = new int[severalParts];
        for (int i = 0; i < severalParts; i++) {
            floats[i] = i;
            doubles[i] = -i;
            integers[i] = 7 * i;
        }
        for (Object array : new Object[] {floats, doubles, integers}) {
            ArrayKind kind = ArrayKind.of(array);
            try (DeviceBuffer buffer = session.buffer((long) severalParts * kind.bytes())) {
                buffer.write(array, severalParts);
                Object back = switch (kind) {
                    case FLOATS -> new float[severalParts];
                    case DOUBLES -> new double[severalParts];
                    case INTEGERS -> new int[severalParts];
                };
                buffer.read(back, severalParts);
                assertThat(back).isEqualTo(array);
            }
        }
    }

    @Test
    void aTransferBeyondTheBufferIsRefused() {
        DeviceBuffer buffer = session.buffer(12);
        assertThatThrownBy(() -> buffer.write(new float[4], 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> buffer.read(new double[4], 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> buffer.read(new int[2], 3)).isInstanceOf(IndexOutOfBoundsException.class);
        buffer.write(new float[4], 3);
    }

    @Test
    void aKernelTakesArgumentsOfEveryKind() {
        try (DeviceKernel kernel = session.program("test", ADD, "").kernel("add")) {
            DeviceBuffer buffer = session.buffer(400);
            buffer.zero();
            kernel.integer(0, 90);
            kernel.real(1, 0.5f);
            kernel.real(2, 4.0);
            kernel.buffer(3, buffer);
            kernel.local(4, 64 * Integer.BYTES);
            kernel.run(128, 64);
            kernel.real(1, 0f);
            kernel.run(0, 64);
            kernel.run(128, 64);
            float[] result = new float[100];
            buffer.read(result, 100);
            for (int i = 0; i < 100; i++) {
                assertThat(result[i]).isEqualTo(i < 90 ? 2f * i + 2 : 0);
            }
        }
    }

    @Test
    void aKernelRunsInTwoDimensions() {
        try (DeviceKernel kernel = session.program("test", ADD, "").kernel("place")) {
            DeviceBuffer buffer = session.buffer(32 * Integer.BYTES);
            kernel.buffer(0, buffer);
            kernel.integer(1, 8);
            kernel.run(8, 4, 4, 2);
            int[] result = new int[32];
            buffer.read(result, 32);
            assertThat(Arrays.copyOf(result, 16)).containsExactly(0, 1, 2, 3, 0, 1, 2, 3, 100, 101, 102, 103, 100, 101,
                    102, 103);
        }
    }

    @Test
    void whatWasBuiltIsFoundAgain() {
        assertThat(session.program("test", ADD, "")).isSameAs(session.program("other", ADD, ""));
        assertThat(session.program("test", ADD, "-DX=1")).isNotSameAs(session.program("test", ADD, ""));
    }

    @Test
    void memoryIsCounted() {
        DeviceBuffer first = session.buffer(1000);
        DeviceBuffer second = session.buffer(500);
        assertThat(session.usedBytes()).isEqualTo(1500);
        first.close();
        first.close();
        assertThat(session.usedBytes()).isEqualTo(500);
        second.close();
        assertThat(session.usedBytes()).isZero();
    }

    @Test
    void memoryThatIsDroppedIsFreedWhenItIsNeeded() {
        long most = 1 << 20;
        try (Session small = Session.open(session.device(), most)) {
            for (int i = 0; i < 5; i++) {
                assertThat(small.buffer(most).bytes()).isEqualTo(most);
            }
        }
    }
}
