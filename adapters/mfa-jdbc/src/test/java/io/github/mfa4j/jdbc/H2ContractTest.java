package io.github.mfa4j.jdbc;

import org.junit.jupiter.api.Nested;

class H2ContractTest {

    @Nested
    class InMemory extends DatabaseContract {
        InMemory() {
            super(TestDatabase.h2InMemory());
        }
    }

    @Nested
    class InFile extends DatabaseContract {
        InFile() {
            super(TestDatabase.h2InFile());
        }
    }
}
