// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.work;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Which works are wanted: by id for all its shapes, or by id and shape for one.
///
/// @param wanted such as `mse` or `cross-entropy:128x10`; none for everything
public record Filter(List<String> wanted) {

    /// Copies the list.
    public Filter {
        wanted = List.copyOf(wanted);
    }

    /// Those that are wanted.
    ///
    /// @param families all works
    /// @return items in the order of the works
    public List<Item> items(Collection<Family> families) {
        return families.stream().flatMap(family -> family.items().stream()).filter(this::wants).toList();
    }

    /// Whether a name is wanted.
    ///
    /// @param id the id of a work
    /// @return true if it is, or if everything is
    public boolean wants(String id) {
        return wanted.isEmpty() || wanted.contains(id);
    }

    private boolean wants(Item item) {
        return wants(item.family().id()) || wanted.contains(item.name());
    }

    /// What is wanted and does not exist.
    ///
    /// @param families all works
    /// @param others ids beside those of the works
    /// @return unknown names
    public List<String> unknown(Collection<Family> families, List<String> others) {
        List<String> known = Stream.concat(others.stream(), families.stream().flatMap(family -> Stream
                .concat(Stream.of(family.id()), family.items().stream().map(Item::name)))).toList();
        return wanted.stream().filter(name -> !known.contains(name)).toList();
    }
}
