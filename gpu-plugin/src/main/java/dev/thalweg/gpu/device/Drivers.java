// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way to the drivers: what must be settled before JOCL is touched, and what its failures mean.
///
/// Maintainers: the order matters, because all of it is global to the process.
/// 1. PoCL, a driver for CPUs, replaces the JVM's handler of SIGFPE, after which `1 / 0` in Java no longer throws; and it ends the process
///    when a file of its cache of kernels is damaged. It asks environment variables first, and only C can still set one.
/// 2. JOCL unpacks its native part under a fixed name in the folder for temporary files, and loads a file that is there
///    already, whoever wrote it. With unique names it does not.
/// 3. JOCL prints to stderr when it finds no OpenCL library, so the library is looked for before JOCL is asked.
/// 4. The first failure of JOCL's static initializer tells the cause, later ones do not: there is one probe per process.
public final class Drivers {
    private static final List<String> LOADERS = List.of("libOpenCL.so.1", "libOpenCL.so", "OpenCL.dll",
            "/System/Library/Frameworks/OpenCL.framework/OpenCL");
    private static final FunctionDescriptor SETENV = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
            ValueLayout.ADDRESS, ValueLayout.JAVA_INT);

    private static volatile @Nullable Probe known;

    private Drivers() {
    }

    /// What there is; the first call looks, later ones remember.
    ///
    /// @return the answer
    public static Probe probe() {
        Probe probe = Once.PROBE;
        known = probe;
        return probe;
    }

    /// What an earlier look came back with; nobody looks because of this call.
    ///
    /// @return the answer, if anybody has looked
    public static Optional<Probe> known() {
        return Optional.ofNullable(known);
    }

    private static final class Once {
        static final Probe PROBE = look();
    }

    private static Probe look() {
        return look(LOADERS);
    }

    static Probe look(List<String> loaders) {
        try {
            if (loader(loaders).isEmpty()) {
                return new Probe.Missing(Probe.Reason.LOADER_MISSING, "");
            }
            settleEnvironment();
            if (System.getProperty("uniqueLibraryNames") == null) {
                System.setProperty("uniqueLibraryNames", "true");
            }
            return Queries.probe();
        } catch (IllegalCallerException | LinkageError e) {
            return meaning(e);
        }
    }

    /// What an error of the binding means.
    ///
    /// @param error from the JVM or from JOCL, which wraps several messages into one text
    static Probe.Missing meaning(Throwable error) {
        String text = String.valueOf(error.getMessage());
        String detail = text.lines().findFirst().orElse("");
        if (error instanceof IllegalCallerException || text.contains("IllegalCallerException")) {
            return new Probe.Missing(Probe.Reason.NATIVE_ACCESS_DENIED, detail);
        }
        if (text.contains("Implementation library")) {
            return new Probe.Missing(Probe.Reason.LOADER_MISSING, detail);
        }
        return new Probe.Missing(Probe.Reason.BINDING_MISSING, detail);
    }

    private static Optional<String> loader(List<String> loaders) {
        return loaders.stream().filter(Drivers::loads).findFirst();
    }

    @SuppressWarnings("restricted") // that native access may be denied is one of the answers
    private static boolean loads(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException absent) {
            return false;
        }
    }

    private static void settleEnvironment() {
        setIfAbsent("POCL_SIGFPE_HANDLER", "0");
        if (System.getenv("POCL_CACHE_DIR") == null) { // who chooses a folder for the cache, wants one
            setIfAbsent("POCL_KERNEL_CACHE", "0");
        }
    }

    @SuppressWarnings("restricted")
    private static void setIfAbsent(String variable, String value) {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup().find("setenv").ifPresent(setenv -> {
            try (Arena arena = Arena.ofConfined()) {
                int keepUsersChoice = 0;
                int _ = (int) linker.downcallHandle(setenv, SETENV)
                        .invokeExact(arena.allocateFrom(variable), arena.allocateFrom(value), keepUsersChoice);
            } catch (Throwable e) {
                throw new LinkageError("setenv: " + e.getMessage(), e);
            }
        });
    }
}
