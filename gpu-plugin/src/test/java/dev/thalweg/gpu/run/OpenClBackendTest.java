// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.Executable;
import dev.thalweg.api.backend.Invocation;
import dev.thalweg.api.plan.Planner;
import dev.thalweg.gpu.device.Devices;
import dev.thalweg.gpu.device.NeedsOpenCl;
import dev.thalweg.gpu.device.Session;
import dev.thalweg.testkit.SamplePrograms;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NeedsOpenCl.class)
class OpenClBackendTest {
    private static final int ROWS = 1_000_000;
    private static final Pattern FITS = Pattern.compile("Of axis 'n', ([\\d,]+) instead of 1,000,000 fit at once\\.");

    @AfterEach
    void nothingIsLeft() {
        assertThat(Session.liveObjects()).isZero();
    }

    @Test
    void whereMemoryIsShortItSaysWhatFits() {
        try (Backend backend = open(4 << 20)) {
            Invocation invocation = mse(backend).newInvocation();
            bind(invocation, ROWS);
            int[] fitting = new int[1];
            assertThatThrownBy(invocation::run).isInstanceOfSatisfying(ThalwegException.class, e -> {
                assertThat(e.id()).isEqualTo("TH-B014");
                fitting[0] = fitting(String.valueOf(e.getMessage()));
            });
            bind(invocation, fitting[0]);
            invocation.run();
            assertThat(invocation.result(0)).isEqualTo(1);
            assertThat(fitting[0]).isBetween(300_000, 349_525);
            bind(invocation, 349_526);
            assertThatThrownBy(invocation::run).isInstanceOf(ThalwegException.class);
            bind(invocation, 10);
            invocation.run();
            assertThat(invocation.result(0)).isEqualTo(1);
        }
    }

    @Test
    void aRunThatIsInterruptedEndsAndTheBackendGoesOn() {
        try (Backend backend = open(64 << 20)) {
            Invocation invocation = mse(backend).newInvocation();
            bind(invocation, 1000);
            Thread.currentThread().interrupt();
            assertThatThrownBy(invocation::run).isInstanceOfSatisfying(ThalwegException.class,
                    e -> assertThat(e.id()).isEqualTo("TH-B017"));
            assertThat(Thread.interrupted()).isTrue();
            invocation.run();
            assertThat(invocation.result(0)).isEqualTo(1);
        }
    }

    @Test
    void arraysThatAreKeptTakeNoMemoryTwice() {
        try (Backend backend = open(13 << 20)) {
            Invocation invocation = mse(backend).newInvocation();
            float[] x = ones(ROWS);
            float[] y = new float[ROWS];
            float[] gradient = new float[ROWS];
            try (var residence = backend.keep(List.of(x, y, gradient))) {
                invocation.bind(0, x);
                invocation.bind(1, y);
                invocation.bind(2, gradient);
                invocation.size(0, ROWS);
                invocation.run();
                assertThat(gradient[0]).isZero();
                residence.fetch(gradient);
                assertThat(gradient[0]).isPositive();
            }
        }
    }

    private static Backend open(long bytes) {
        return new OpenClBackend(Session.open(Devices.choose(""), bytes));
    }

    private static Executable mse(Backend backend) {
        return backend.compile(Planner.plan(SamplePrograms.mse()), ElementType.F32);
    }

    private static void bind(Invocation invocation, int rows) {
        invocation.bind(0, ones(rows));
        invocation.bind(1, new float[rows]);
        invocation.bind(2, new float[rows]);
        invocation.size(0, rows);
    }

    private static float[] ones(int rows) {
        float[] ones = new float[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static int fitting(String message) {
        Matcher found = FITS.matcher(message);
        assertThat(found.find()).as(message).isTrue();
        return Integer.parseInt(found.group(1).replace(",", ""));
    }
}
