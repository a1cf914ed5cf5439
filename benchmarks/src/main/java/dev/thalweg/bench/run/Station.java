// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.run;

import dev.thalweg.bench.race.Candidate;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/// A class path to race on. The peers have one each: what they bring along does not go together.
///
/// @param name for people
/// @param classPath of its processes
/// @param candidates who races there
record Station(String name, String classPath, Set<Candidate> candidates) {

    /// Without peers.
    static Station own() {
        return new Station("own", System.getProperty("java.class.path"),
                EnumSet.of(Candidate.THALWEG, Candidate.TWIN, Candidate.JAVA, Candidate.COPY, Candidate.TRIAD,
                        Candidate.FMA, Candidate.PRODUCTS));
    }

    /// Everyone who goes together with libtorch, and libtorch.
    static Station libtorch(Path home) throws IOException {
        Set<Candidate> candidates = EnumSet.copyOf(own().candidates());
        candidates.addAll(Set.of(Candidate.LIBTORCH, Candidate.OPENBLAS));
        return new Station("libtorch", with(home.resolve("peer-libtorch")), candidates);
    }

    /// Thalweg and ND4J.
    static Station nd4j(Path home) throws IOException {
        return new Station("nd4j", with(home.resolve("peer-nd4j")), EnumSet.of(Candidate.THALWEG, Candidate.ND4J));
    }

    /// Some of its candidates alone.
    Station only(Candidate... some) {
        return new Station(name, classPath, Set.of(some));
    }

    private static String with(Path module) throws IOException {
        Path target = module.resolve("target");
        return String.join(File.pathSeparator, own().classPath(), target.resolve("classes").toString(),
                Files.readString(target.resolve("classpath")).strip());
    }
}
