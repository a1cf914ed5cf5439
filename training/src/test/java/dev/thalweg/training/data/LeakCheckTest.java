// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakCheckTest {
    @TempDir
    Path folder;

    private boolean warns(String content) {
        return DataPreparation.prepare(Samples.request(Samples.write(folder, "data.csv", content), "y")).notices()
                .stream()
                .anyMatch(notice -> notice.text().contains("likely a leak"));
    }

    @Test
    void theTargetInOtherWordsIsALeak() {
        assertThat(warns("alive,y\nno,0\nyes,1\nyes,1\nno,0\n")).isTrue();
        assertThat(warns("y,twice\n3.5,7\n1.5,3\n3.5,7\n1.5,3\n2,4\n2,4\n")).isTrue();
    }

    @Test
    void oneExceptionIsEnough() {
        assertThat(warns("alive,y\nno,0\nyes,1\nyes,1\nno,0\nno,1\n")).isFalse();
    }

    @Test
    void aFinerOrACoarserColumnIsNotTheTarget() {
        assertThat(warns("a,y\nu,0\nv,0\nw,1\nu,0\nv,0\nw,1\n")).isFalse();
        assertThat(warns("a,y\nu,r\nu,s\nv,t\nu,r\nu,s\nv,t\n")).isFalse();
    }

    @Test
    void anIdentifierBesideAMeasuredTargetIsNot() {
        assertThat(warns("id,y\n1,1.5\n2,2.5\n3,9.5\n4,0.5\n")).isFalse();
    }

    @Test
    void missingCellsSayNothing() {
        assertThat(warns("alive,y\nno,0\nyes,1\nyes,1\nno,0\n,1\n")).isTrue();
        assertThat(warns("alive,y\nno,0\nyes,1\nyes,1\nno,0\n,1\n,0\n,1\n,0\n,1\n")).isFalse();
    }
}
