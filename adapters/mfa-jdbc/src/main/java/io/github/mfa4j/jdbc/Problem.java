package io.github.mfa4j.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Objects;
import java.util.Set;

/** What an error of a database means, whichever database it is, and what is to be done about it. */
enum Problem {
    /** The key is there already. */
    TAKEN("a row with this key is there already"),
    /** The database undid this statement in favour of another one. */
    BEATEN("the database gave up this statement in favour of another one; try again"),
    NO_TABLE(
            "the tables are missing; run JdbcSchema.create or the migrations, and check the table prefix and the schema"
                    + " that connections start in"),
    READ_ONLY("the database is read-only; point the data source at the primary server"),
    NO_SPACE("the database has no space left on disk; make some, nothing was written"),
    TOO_LONG("a value does not fit into its column; compare the table with the one that JdbcSchema makes"),
    NOT_ALLOWED("the database user lacks a privilege; grant SELECT, INSERT, UPDATE and DELETE on the tables"),
    LOST("the connection was lost; whether the statement was carried out shows in the next read"),
    OTHER("the database refused it");

    private static final Set<Integer> BEATEN_CODES = Set.of(1020, 1213);
    private static final Set<Integer> READ_ONLY_CODES = Set.of(1290, 1792, 1836, 90097);
    private static final Set<Integer> NO_SPACE_CODES = Set.of(1021, 1114);
    private static final Set<Integer> NOT_ALLOWED_CODES = Set.of(1044, 1142, 1143, 90096);
    private static final Set<Integer> LOST_CODES = Set.of(1927, 90067, 90098, 90121);

    private final String advice;

    Problem(String advice) {
        this.advice = advice;
    }

    /** Reads SQLSTATE, and the vendor's code where MariaDB, MySQL (1000 to 4999) and H2 (90000 and more) have no own state. */
    static Problem of(SQLException e) {
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        int code = e.getErrorCode();
        return switch (state) {
            case "23505" -> TAKEN;
            case "23000" -> code == 1062 ? TAKEN : OTHER;
            case "40001", "40P01" -> BEATEN;
            case "42P01", "42S02", "42S03", "42S04" -> NO_TABLE;
            case "25006" -> READ_ONLY;
            case "53100" -> NO_SPACE;
            case "22001" -> TOO_LONG;
            case "42501" -> NOT_ALLOWED;
            case "57P01", "57P02", "57P03" -> LOST;
            default -> ofCode(e, state, code);
        };
    }

    private static Problem ofCode(SQLException e, String state, int code) {
        if (BEATEN_CODES.contains(code)) {
            return BEATEN;
        }
        if (READ_ONLY_CODES.contains(code)) {
            return READ_ONLY;
        }
        if (NO_SPACE_CODES.contains(code) || isOutOfSpace(e)) {
            return NO_SPACE;
        }
        if (NOT_ALLOWED_CODES.contains(code)) {
            return NOT_ALLOWED;
        }
        boolean lost = state.startsWith("08") || e instanceof SQLNonTransientConnectionException;
        return lost || LOST_CODES.contains(code) ? LOST : OTHER;
    }

    /** H2 writes its file in this process and passes on what the file system said. */
    private static boolean isOutOfSpace(SQLException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).contains("No space left")) {
                return true;
            }
        }
        return false;
    }

    JdbcStoreException exception(String doing, SQLException e) {
        return new JdbcStoreException(doing + ": " + advice + " (SQLSTATE " + e.getSQLState() + ")", e);
    }
}
