// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BackgroundWriterTest {
    @Test
    void tasksRunInTheirOrder() {
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        try (var writer = new BackgroundWriter()) {
            for (int i = 0; i < 20; i++) {
                int number = i;
                writer.write(() -> done.add(number));
            }
            writer.await();
            assertThat(done).hasSize(20).isSorted();
        }
    }

    @Test
    void aFailedTaskIsReportedWhenTheNextIsDueAndOnlyOnce() {
        try (var writer = new BackgroundWriter()) {
            writer.write(() -> {
                throw new IllegalArgumentException("disk full");
            });
            assertThatThrownBy(() -> writer.write(() -> {
            })).isInstanceOf(IllegalArgumentException.class).hasMessage("disk full");
            writer.await();
        }
    }

    @Test
    void closingWaitsForTheTaskUnderWay() {
        var entered = new CountDownLatch(1);
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        try (var writer = new BackgroundWriter()) {
            writer.write(() -> {
                entered.countDown();
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
                done.add("written");
            });
            assertThat(entered).isNotNull();
        }
        assertThat(done).containsExactly("written");
    }
}
