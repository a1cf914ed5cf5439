// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

/// How a flat walk is cut into chunks.
///
/// Where sums are taken, chunks of [NestLayout#CHUNK] from the first entry on say in which order. All others may begin anywhere, and
/// those of a long walk begin where memory is fastest. A vector that lies in two cache lines costs nearly twice; most collectors give a
/// large array a region of its own, in which its entries begin behind a header of 16 bytes. And between two chunks the processor reads
/// nothing ahead, unless it is in the middle of pages. So the first chunk ends with a cache line in the middle of a page, and the others
/// are long. Where an array lies elsewhere nothing is lost.
///
/// @param rows the length of the walk
/// @param first the length of the first chunk
/// @param length the length of the others; the last one is what is left
record FlatChunks(int rows, int first, int length) {
    private static final int HALF_PAGE_BYTES = 2048;
    private static final int HEADER_BYTES = 16;
    /// Below so many chunks an array has hardly a region of its own.
    private static final int MANY = 64;
    /// So many chunks are left at least, for threads to share.
    private static final int LEAST = 16;
    private static final int LONGEST = 16 * NestLayout.CHUNK;

    /// Chunks that tell in which order a sum is taken.
    static FlatChunks ordered(int rows) {
        return new FlatChunks(rows, NestLayout.CHUNK, NestLayout.CHUNK);
    }

    /// Chunks that may begin anywhere.
    ///
    /// @param bytes of an entry
    static FlatChunks free(int rows, int bytes) {
        int chunks = rows / NestLayout.CHUNK;
        return chunks < MANY ? ordered(rows)
                : new FlatChunks(rows, (HALF_PAGE_BYTES - HEADER_BYTES) / bytes,
                        Math.min(LONGEST, chunks / LEAST * NestLayout.CHUNK));
    }

    int count() {
        return rows == 0 ? 0 : 1 + Math.ceilDiv(Math.max(0, rows - first), length);
    }

    int from(int chunk) {
        return chunk == 0 ? 0 : first + (chunk - 1) * length;
    }

    int length(int chunk) {
        return Math.min(chunk == 0 ? first : length, rows - from(chunk));
    }
}
