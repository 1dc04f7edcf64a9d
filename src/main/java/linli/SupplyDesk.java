package linli;

import java.time.Clock;
import linli.accounts.Accounts;
import linli.base.db.Db;
import linli.batches.Batches;
import linli.calls.Calls;
import linli.matching.Matches;
import linli.needs.Needs;
import linli.net.Nets;
import linli.partners.Partners;
import linli.projects.Projects;
import linli.settings.Settings;
import linli.supplies.Supplies;
import linli.talent.Talents;

/** The front doors about who can give something, and about finding the right one: from the talent pool to the service net. */
record SupplyDesk(Talents talents, Calls calls, Projects projects, Partners partners, Batches batches, Supplies supplies, Matches matches, Nets nets) {
    static SupplyDesk of(Db db, Clock clock, Accounts accounts, Settings settings, Needs needs) {
        Talents talents = new Talents(db, clock, accounts.trail());
        Projects projects = new Projects(db, clock, accounts.trail());
        Supplies supplies = new Supplies(db, clock);
        Matches matches = new Matches(db, clock, () -> accounts.actor().name(), needs, supplies);
        return new SupplyDesk(talents, new Calls(db, clock, talents), projects, new Partners(db, clock, accounts.trail(), projects::follow),
                new Batches(db, clock, (name, text) -> settings.put(Settings.CENTRE, name, text)), supplies, matches, new Nets(supplies, matches, clock));
    }
}
