package planted.needs;

import planted.schema.Tables;

/** Breaks: a public Store that names another feature's table. */
public final class NeedStore {
    public Object others() {
        return Tables.RESIDENT;
    }
}
