package io.github.mfa4j.benchmarks.report;

/** The words between the tables. */
final class Prose {

    static final String INTRODUCTION = """
            # Benchmarks

            How fast mfa4j is, beside named libraries that do the same work. One command measures everything and writes this
            page, its charts and [results.json](results.json):

            ```sh
            mvn -q -Pbenchmarks -DskipTests package -pl benchmarks -am && java -jar benchmarks/target/benchmarks.jar
            ```

            It takes about twenty minutes. `--quick` takes a few minutes and writes to `benchmarks/target/report`;
            `--only=CODES`, `QR`, `VERIFICATION` or `STORES` measures one part again; `--render` writes page and charts from the results
            that are there. JMH itself is in the jar as `org.openjdk.jmh.Main`.

            Times are medians of the *time on a core*: how long the measuring thread had a processor, which other programs on the
            machine do not lengthen as they do the *time that passed*. The threads of compiler and garbage collector are not in
            it. On stores it is the time that passed, because there one waits. Another machine has other figures; the ratios between rows of one run tell more than any single time.

            ## Goals
            """;

    static final String RUNS = """
            A goal is held against the row that is closest to breaking it. One that is missed is shown as missed.

            ## Runs
            """;

    static final String CODES = """
            ## Codes

            The same secret, instants and codes for everyone: SHA-1, 6 digits, 30 seconds. *From the text* starts with Base32 every
            time, *prepared* with as much as a library can keep from one code to the next; where a library has nothing to
            prepare, it does the same again. *Verify* accepts the current time step, the one before and the one after. Of java-otp and kotlin-onetimepassword, which have no such
            window, it is a loop over the three steps in the benchmark. *Bare SHA-1* is the floor: the compressions that an HMAC
            consists of, through one `MessageDigest` of the JDK, and nothing else. It decodes no Base32, so the
            rows from the text, which do, are not held against it: there the bare compressions alone bound what can be gained.

            ![Time to generate a code](generate.svg)

            ![Time to verify a code](verify.svg)

            Time of an operation, and in brackets how many times that of mfa4j:
            """;

    static final String CODES_ALLOCATION = """
            Bytes that an operation allocates:
            """;

    static final String QR = """
            ## QR codes

            From the text of an `otpauth://` URI to a picture of 350 × 350 pixels in memory, with error correction L, which
            java-totp leaves no choice about. *Bare encoding* is the floor: zxing's modules without a picture.

            ![Time to draw a QR code](qr.svg)
            """;

    static final String VERIFICATION = """
            ## Whole verifications

            What an application calls: `MultiFactor.verify` with the token of an open challenge and the right code, all defaults,
            register, vault and users in memory, one thread. That opens the sealed token, asks for the user, reads and decodes
            the register, opens the sealed secret or computes the digests of the sent code, compares, counts, writes the register
            by compare-and-set, and only then answers.

            ![Time of a whole verification](verification.svg)
            """;

    static final String VERIFICATION_NOTES = """
            A right code works once, so one measurement is a batch of 5000 users with one verification each: their challenges
            were started before it, or, where the row says so, are started in it. The sender only keeps the code; a wrong code
            costs about as much as a right one and is not a row of its own.

            *Password reset* is what anybody may try on any name: both rows should be the same, because the time must not tell
            whether a user is known. What differs is measured here without a network, a database or another request.

            `InMemoryOneTimeTokenService` of Spring Security does much less, and the rows say what that costs, not who is better: it
            looks a random token up in a map and removes it. It has no code that a person could type, so it needs no lock, no
            counting and no second value; it seals and hashes nothing. *Generate and consume* uses each token right after it
            was made, its best case: with a hundred tokens open, `generate` looks through all of them for expired ones.
            """;

    static final String STORES = """
            ## On stores

            The same operations on real stores, each started for the run on this machine: how many a second all clients get done
            together, what half of the operations take at most, and what 99 of 100 take at most. A client does one operation after
            the other, each for another user; clients share the pool of connections, and nothing else.

            - **PostgreSQL** 18 as it comes, over loopback: a commit waits for the disk.
            - **H2** in a file of the measuring process, with `WRITE_DELAY=0`: a commit is in the file before it is acknowledged. All
              clients share one connection, as `mfa-jdbc` advises.
            - **Redis** 7 over loopback, with `appendonly yes` and `appendfsync always`: a write waits for the disk. It keeps
              registers only; the enrolments that TOTP needs are in memory.

            *Floor* is what the operation cannot do without, on tables and keys like those of mfa4j with the same values in them,
            through the same pool: the reads and the conditional writes of the registers that it touches, and nothing else. To
            issue a sent code touches two registers, the user's and the one that bounds what is sent to the address, each with a
            read and a write. To verify one is a read and a write; to verify TOTP reads the enrolments too.
            """;

    static final String STORES_NOT_MEASURED = """
            Not measured yet.
            """;

    static final String STORES_CHART = """
            ![Operations a second on a store](stores.svg)
            """;

    static final String STORES_NOTES = """

            *Spring* is `JdbcOneTimeTokenService` of Spring Security on the same database: to generate a token is an insert, to
            consume it a select and a delete. It counts nothing and bounds nothing, so both together are three statements, two of
            which write; to issue and verify a code takes six, of which three write. Between Spring and the floor lies the price
            of counting guesses and of bounding what an address is sent; between the floor and mfa4j lies the library.

            Four clients of H2 queue for its one connection. The floor does nothing between two statements, so whoever has just
            given the connection back is first to take it again, and works on while the others wait: half of its operations are
            quick, and one in a hundred takes longest. mfa4j computes in between and loses its place each time, which is a switch
            of threads that the floor is spared.

            Everybody takes turns, lap by lap, in one process.
            """;

    private Prose() {}
}
