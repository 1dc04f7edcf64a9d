package linli.themes;

import java.time.Clock;
import java.time.ZoneId;
import linli.base.db.Db;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.Work;
import linli.needs.NeedSamples;
import linli.needs.Needs;

/** What this feature puts on a need's page, for the tests of that page. */
public final class NeedParts {
    private NeedParts() {}

    public static Page themes(Db db, Needs needs, Nav nav, Work work) {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        Themes themes = new Themes(db, Clock.fixed(NeedSamples.TODAY.atTime(9, 0).atZone(zone).toInstant(), zone), () -> "");
        return new NeedThemesPage(new ThemesModel(themes, work, nav, new ThemesModel.Joining(needs::merge, needs::unmerge)));
    }
}
