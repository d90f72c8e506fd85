package io.github.mfa4j.codes;

import io.github.mfa4j.factor.Digest;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The section of the recovery code factor: the codes of a set that are not used yet, as digests. A set whose last code was
 * used is no set.
 *
 * @param parameters the cost of each digest
 * @param salt the salt of all digests, so that checking a guess costs one evaluation
 * @param digests the unused codes
 */
record RecoverySet(Argon2Parameters parameters, Salt salt, List<Digest> digests) {

    static final RecoverySet NONE = new RecoverySet(Argon2Parameters.DEFAULT, new Salt(0, 0), List.of());

    private static final int NOT_FOUND = -1;

    RecoverySet {
        digests = List.copyOf(digests);
    }

    /** Where a digest is, or a negative number. Looks at all of them, so that the time does not tell which one it was. */
    int find(Digest sought) {
        int found = NOT_FOUND;
        for (int i = 0; i < digests.size(); i++) {
            if (digests.get(i).equals(sought)) {
                found = i;
            }
        }
        return found;
    }

    RecoverySet without(int index) {
        List<Digest> rest = IntStream.range(0, digests.size())
                .filter(i -> i != index)
                .mapToObj(digests::get)
                .toList();
        return rest.isEmpty() ? NONE : new RecoverySet(parameters, salt, rest);
    }
}
