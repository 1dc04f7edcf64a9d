package planted.needs;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Breaks: a Query that writes. */
final class NeedQuery {
    int clear(DSLContext sql) {
        return sql.deleteFrom(DSL.table("need")).execute();
    }
}
