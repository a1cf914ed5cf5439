// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

import java.util.stream.Collectors;

/// Writes accesses as people would.
final class AccessPrinter {
    private AccessPrinter() {
    }

    static String print(Access access) {
        return switch (access.source()) {
            case Access.Ramp ramp -> "pos[" + ramp.axis() + "]";
            case Access.Tensor tensor -> tensor.name()
                    + access.coordinates().stream().map(AccessPrinter::coordinate)
                            .collect(Collectors.joining(", ", "[", "]"));
        };
    }

    private static String coordinate(Access.Coordinate coordinate) {
        return switch (coordinate) {
            case Access.Along along -> along.axis().name();
            case Access.At at -> Integer.toString(at.index());
            case Access.Indexed indexed -> print(indexed.index());
        };
    }
}
