<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en_US">
<context>
    <name>Boligmon</name>
    <message>
        <source>Reconciliation with the source</source>
        <translation>Afstemning med kilden</translation>
    </message>
    <message>
        <source>{layer}: read {read} = placed {placed} + not placed {unplaced}</source>
        <translation>{layer}: læst {read} = stedfæstet {placed} + ikke stedfæstet {unplaced}</translation>
    </message>
    <message>
        <source>  of the placed rows {repeats} repeat a unit counted already in the same cell and period</source>
        <translation>  {repeats} af de stedfæstede rækker gentager en enhed, der allerede er talt med i samme celle og periode</translation>
    </message>
    <message>
        <source>  counted: {total}, in {cells} cells or areas</source>
        <translation>  optalt: {total} i {cells} celler eller områder</translation>
    </message>
    <message>
        <source>  periods in which nothing was placed: {count}; each has a row without a cell, which says that it is a zero and not missing</source>
        <translation>  perioder, hvor intet blev stedfæstet: {count}; hver har en række uden celle, som siger, at den er nul og ikke mangler</translation>
    </message>
    <message>
        <source>The rates of the layer {layer} could not be read.</source>
        <translation>Raterne i laget {layer} kunne ikke læses.</translation>
    </message>
    <message>
        <source>The map {file} could not be written.</source>
        <translation>Kortet {file} kunne ikke skrives.</translation>
    </message>
    <message>
        <source>There is nothing to show on the map.</source>
        <translation>Der er intet at vise på kortet.</translation>
    </message>
    <message>
        <source>The project {file} could not be written: {reason}</source>
        <translation>Projektet {file} kunne ikke skrives: {reason}</translation>
    </message>
    <message>
        <source>The GeoPackage {file} has no layer {layer}.</source>
        <translation>GeoPackage-filen {file} har intet lag {layer}.</translation>
    </message>
    <message>
        <source>0 (no events)</source>
        <translation>0 (ingen hændelser)</translation>
    </message>
    <message>
        <source>Not ranked</source>
        <translation>Rangeres ikke</translation>
    </message>
    <message>
        <source>Not ranked in any period</source>
        <translation>Rangeres ikke i nogen periode</translation>
    </message>
    <message>
        <source>Monitoring area</source>
        <translation>Monitoreringsområde</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Celle</translation>
    </message>
    <message>
        <source>over {number}</source>
        <translation>over {number}</translation>
    </message>
    <message>
        <source>The layer {layer} has no field {field} to show.</source>
        <translation>Laget {layer} har ikke feltet {field}, som skal vises.</translation>
    </message>
    <message>
        <source>There is no style {name}.</source>
        <translation>Stilarten {name} findes ikke.</translation>
    </message>
    <message>
        <source>The style file {file} cannot be read: {reason}</source>
        <translation>Filen {file} med stilarten kan ikke læses: {reason}</translation>
    </message>
    <message>
        <source>The style of {layer} was not stored in the GeoPackage. {reason}</source>
        <translation>Stilarten for {layer} blev ikke gemt i GeoPackage-filen. {reason}</translation>
    </message>
    <message>
        <source>The metadata of {layer} were not stored in the GeoPackage. {reason}</source>
        <translation>Metadata for {layer} blev ikke gemt i GeoPackage-filen. {reason}</translation>
    </message>
    <message>
        <source>The result {layer} could not be opened to give it a style.</source>
        <translation>Resultatet {layer} kunne ikke åbnes og har derfor ikke fået en stilart.</translation>
    </message>
    <message>
        <source>The calculation was refused: {problem}.</source>
        <translation>Beregningen blev afvist: {problem}.</translation>
    </message>
    <message>
        <source>The layer of the parameter {parameter} cannot be opened.</source>
        <translation>Laget i parameteren {parameter} kan ikke åbnes.</translation>
    </message>
    <message>
        <source>The layer {layer} has no field {field}; its fields are: {fields}.</source>
        <translation>Laget {layer} har ikke feltet {field}; dets felter er: {fields}.</translation>
    </message>
    <message>
        <source>The filter expression for the layer {layer} cannot be used: {problem}.</source>
        <translation>Filterudtrykket til laget {layer} kan ikke bruges: {problem}.</translation>
    </message>
    <message>
        <source>The text file {layer} is neither UTF-8 nor Windows-1252 and cannot be read.</source>
        <translation>Tekstfilen {layer} er hverken UTF-8 eller Windows-1252 og kan ikke læses.</translation>
    </message>
    <message>
        <source>The text file {layer} is not UTF-8 and has unsaved edits; save them first.</source>
        <translation>Tekstfilen {layer} er ikke i UTF-8 og har rettelser, der ikke er gemt; gem dem først.</translation>
    </message>
    <message>
        <source>The file of the layer {layer} cannot be opened.</source>
        <translation>Filen bag laget {layer} kan ikke åbnes.</translation>
    </message>
    <message>
        <source>The layer {layer} has neither points nor a chosen field with a cell or area code, so its rows cannot be placed.</source>
        <translation>Laget {layer} har hverken punkter eller et valgt felt med celle- eller områdekode, så rækkerne kan ikke stedfæstes.</translation>
    </message>
    <message>
        <source>The layer {layer} has no coordinate reference system, so nothing can be placed by it.</source>
        <translation>Laget {layer} har intet koordinatsystem, så intet kan stedfæstes med det.</translation>
    </message>
    <message>
        <source>The layer {layer} cannot be transformed to {crs}.</source>
        <translation>Laget {layer} kan ikke transformeres til {crs}.</translation>
    </message>
    <message>
        <source>The layer {layer} must hold points, but row {row} is something else.</source>
        <translation>Laget {layer} skal indeholde punkter, men række {row} er noget andet.</translation>
    </message>
    <message>
        <source>Row {row} of the layer {layer} has {parts} points; a row must have one.</source>
        <translation>Række {row} i laget {layer} har {parts} punkter; en række skal have ét.</translation>
    </message>
    <message>
        <source>The layer {layer} has no rows.</source>
        <translation>Laget {layer} har ingen rækker.</translation>
    </message>
    <message>
        <source>No row of the layer {layer} passes the filter expression.</source>
        <translation>Ingen række i laget {layer} opfylder filterudtrykket.</translation>
    </message>
    <message>
        <source>None of the {read} rows of the layer {layer} could be placed; the most frequent reason is: {reason}.</source>
        <translation>Ingen af de {read} rækker i laget {layer} kunne stedfæstes; den hyppigste årsag er: {reason}.</translation>
    </message>
    <message>
        <source>No point of the layer {layer} lies in Denmark, but they would with the axes swapped: easting and northing seem to be interchanged.</source>
        <translation>Ingen punkter i laget {layer} ligger i Danmark, men det ville de gøre med ombyttede akser: øst- og nordkoordinat er tilsyneladende byttet om.</translation>
    </message>
    <message>
        <source>No point of the layer {layer} lies in Denmark: its coordinates look like longitude and latitude, but its coordinate reference system says otherwise.</source>
        <translation>Ingen punkter i laget {layer} ligger i Danmark: Koordinaterne ligner længde- og breddegrader, men lagets koordinatsystem er et andet.</translation>
    </message>
    <message>
        <source>For the layer {layer} choose either a field with a number ({field}) or fields to count distinct values of, not both.</source>
        <translation>Vælg for laget {layer} enten et felt med antal ({field}) eller felter at tælle unikke værdier af, ikke begge dele.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} must hold numbers of 0 or more, but row {row} does not.</source>
        <translation>Feltet {field} i laget {layer} skal indeholde tal på 0 eller derover, men det gør række {row} ikke.</translation>
    </message>
    <message>
        <source>The layer already has a field {field}.</source>
        <translation>Laget har allerede et felt {field}.</translation>
    </message>
    <message>
        <source>The result cannot be written: {problem}.</source>
        <translation>Resultatet kan ikke skrives: {problem}.</translation>
    </message>
    <message>
        <source>The layer {layer} must hold polygons.</source>
        <translation>Laget {layer} skal indeholde polygoner.</translation>
    </message>
    <message>
        <source>Row {row} of the polygon layer {layer} has no geometry.</source>
        <translation>Række {row} i polygonlaget {layer} har ingen geometri.</translation>
    </message>
    <message>
        <source>Row {row} of the layer {layer} has no id in the field {field}.</source>
        <translation>Række {row} i laget {layer} har intet id i feltet {field}.</translation>
    </message>
    <message>
        <source>Rows {first} and {row} of the layer {layer} have the same id in the field {field}.</source>
        <translation>Række {first} og {row} i laget {layer} har samme id i feltet {field}.</translation>
    </message>
    <message>
        <source>The polygons in rows {first} and {row} of the layer {layer} overlap by {share} % of the smaller one; up to 1 % is accepted.</source>
        <translation>Polygonerne i række {first} og {row} i laget {layer} overlapper hinanden med {share}&#xa0;% af den mindste; op til 1&#xa0;% accepteres.</translation>
    </message>
    <message>
        <source>The cell size must be a whole number of metres from 1 to 100,000, not {size}.</source>
        <translation>Cellestørrelsen skal være et helt antal meter fra 1 til 100.000, ikke {size}.</translation>
    </message>
    <message>
        <source>The extent holds {count} cells, more than the {limit} that are made at most; choose larger cells.</source>
        <translation>Udbredelsen rummer {count} celler, og der dannes højst {limit}; vælg større celler.</translation>
    </message>
    <message>
        <source>The extent is empty or reaches outside Denmark (EPSG:25832).</source>
        <translation>Udbredelsen er tom eller rækker uden for Danmark (EPSG:25832).</translation>
    </message>
    <message>
        <source>Choose an extent or a mask layer.</source>
        <translation>Vælg en udbredelse eller et maskelag.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} holds no periods (years, dates, quarters); the first row that cannot be read is row {row}.</source>
        <translation>Feltet {field} i laget {layer} indeholder ingen perioder (år, datoer, kvartaler); den første række, der ikke kan læses, er række {row}.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} mixes units of period: the first rows hold {given}, row {row} holds {wanted}.</source>
        <translation>Feltet {field} i laget {layer} blander periodeenheder: første række er opgjort pr. {given}, række {row} pr. {wanted}.</translation>
    </message>
    <message>
        <source>The periods of the events ({one_unit}) and of the population ({other_unit}) differ; choose a unit of period that both can be brought to.</source>
        <translation>Hændelserne er opgjort pr. {one_unit} og grundlaget pr. {other_unit}; vælg en periodeenhed, som begge kan omregnes til.</translation>
    </message>
    <message>
        <source>Periods by {one_unit} and by {other_unit} cannot be brought together.</source>
        <translation>Perioder opgjort pr. {one_unit} og pr. {other_unit} kan ikke forenes.</translation>
    </message>
    <message>
        <source>The layer {layer} holds periods by {given}, which cannot be reported by {wanted}.</source>
        <translation>Laget {layer} er opgjort pr. {given} og kan ikke opgøres pr. {wanted}.</translation>
    </message>
    <message>
        <source>The sources have no period in common: events {events}, population {population}.</source>
        <translation>Kilderne har ingen periode til fælles: hændelser {events}, grundlag {population}.</translation>
    </message>
    <message>
        <source>There are more than {limit} different periods; choose a coarser unit.</source>
        <translation>Der er mere end {limit} forskellige perioder; vælg en grovere enhed.</translation>
    </message>
    <message>
        <source>The multiplier must be above 0.</source>
        <translation>Tallet i &quot;Beregnes pr.&quot; skal være over 0.</translation>
    </message>
    <message>
        <source>The confidence level must lie between 0 and 100 %, not at {value} %.</source>
        <translation>Konfidensniveauet skal ligge mellem 0 og 100&#xa0;%, ikke på {value}&#xa0;%.</translation>
    </message>
    <message>
        <source>The minimum population must be 0 or more.</source>
        <translation>Det mindste grundlag skal være 0 eller derover.</translation>
    </message>
    <message>
        <source>The bandwidth must be above 0 m.</source>
        <translation>Båndbredden skal være over 0 m.</translation>
    </message>
    <message>
        <source>Empirical Bayes smoothing needs counts; a mean cannot be smoothed by it.</source>
        <translation>Udjævning med empirisk Bayes kræver antal; et gennemsnit kan ikke udjævnes på den måde.</translation>
    </message>
    <message>
        <source>The top share must lie between 0 and 100 %, both excluded; {share} does not.</source>
        <translation>Top-andelen skal være over 0 og under 100&#xa0;%, ikke {share}.</translation>
    </message>
    <message>
        <source>The smoothed rates in {period} are all the same: there is no variation beyond chance to rank by.</source>
        <translation>Alle udjævnede rater i {period} er ens: Der er ingen variation ud over tilfældighed at rangere efter.</translation>
    </message>
    <message>
        <source>The values to rank by must be finite numbers or NULL.</source>
        <translation>Værdierne, der rangeres efter, skal være endelige tal eller NULL.</translation>
    </message>
    <message>
        <source>A cell has no coordinates, which kernel smoothing needs.</source>
        <translation>En celle har ingen koordinater, og det kræver kerneudjævning.</translation>
    </message>
    <message>
        <source>The numbers in the field {name} must be 0 or more.</source>
        <translation>Tallene i feltet {name} skal være 0 eller derover.</translation>
    </message>
    <message>
        <source>The numbers in the field {name} must be finite.</source>
        <translation>Tallene i feltet {name} skal være endelige.</translation>
    </message>
    <message>
        <source>A coordinate is negative or not a number, so it lies in no cell of the national grid.</source>
        <translation>En koordinat er negativ eller ikke et tal og ligger derfor ikke i nogen celle i Det Danske Kvadratnet.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} must hold numbers, but row {row} does not.</source>
        <translation>Feltet {field} i laget {layer} skal indeholde tal, men det gør række {row} ikke.</translation>
    </message>
    <message>
        <source>Row {row} of the layer {layer} repeats a cell in the same period of the same indicator.</source>
        <translation>Række {row} i laget {layer} gentager en celle i samme periode for samme indikator.</translation>
    </message>
    <message>
        <source>The field that says which cells are selected must hold 1, 0 or NULL only.</source>
        <translation>Feltet, der viser, hvilke celler der er udvalgt, må kun indeholde 1, 0 eller NULL.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} must hold 1, 0 or NULL, but row {row} does not.</source>
        <translation>Feltet {field} i laget {layer} må kun indeholde 1, 0 eller NULL, men det gør række {row} ikke.</translation>
    </message>
    <message>
        <source>Cells cannot be ranked by a share of the population where the population is not known.</source>
        <translation>Celler kan ikke rangeres efter andel af grundlaget, når grundlaget ikke er kendt.</translation>
    </message>
    <message>
        <source>The minimum of {value} periods is above the number of periods that there are ({periods}).</source>
        <translation>Mindste antal perioder ({value}) er højere end antallet af perioder ({periods}).</translation>
    </message>
    <message>
        <source>Row {row} of the layer {layer} has no area_id; every previous area needs one.</source>
        <translation>Række {row} i laget {layer} har intet area_id; alle tidligere monitoreringsområder skal have et.</translation>
    </message>
    <message>
        <source>Choose a minimum value: the layer does not say how many periods there are.</source>
        <translation>Vælg en mindste værdi: Laget viser ikke, hvor mange perioder der er.</translation>
    </message>
    <message>
        <source>The minimum value must be above 0.</source>
        <translation>Den mindste værdi skal være over 0.</translation>
    </message>
    <message>
        <source>The maximum gap must be a whole number of cells from 0 to {limit}, not {max_gap}.</source>
        <translation>Største mellemrum skal være et helt antal celler fra 0 til {limit}, ikke {max_gap}.</translation>
    </message>
    <message>
        <source>The id {area_id} stands for two of the previous areas.</source>
        <translation>Id&apos;et {area_id} står for to af de tidligere monitoreringsområder.</translation>
    </message>
    <message>
        <source>The layer {layer} mixes multipliers within {indicator}.</source>
        <translation>Laget {layer} har rater beregnet pr. forskellige antal inden for {indicator}.</translation>
    </message>
    <message>
        <source>The layer {layer} is no table of PostgreSQL, SQL Server, SpatiaLite or a GeoPackage; its rows can be given to cellrates as they are.</source>
        <translation>Laget {layer} er ikke en tabel i PostgreSQL, SQL Server, SpatiaLite eller en GeoPackage; dets rækker kan gives til Beregn rater pr. celle, som de er.</translation>
    </message>
    <message>
        <source>The layer {layer} has unsaved edits, which the database does not know; save them first.</source>
        <translation>Laget {layer} har ændringer, der ikke er gemt, og som databasen ikke kender; gem dem først.</translation>
    </message>
    <message>
        <source>The filter of the layer {layer} is a query of its own; make it a layer or a view, or remove it.</source>
        <translation>Filteret på laget {layer} er en hel forespørgsel; gør den til et lag eller et view, eller fjern den.</translation>
    </message>
    <message>
        <source>The table {layer} was changed while it was counted; run the count again.</source>
        <translation>Tabellen {layer} blev ændret, mens den blev talt op; kør optællingen igen.</translation>
    </message>
    <message>
        <source>Only points in PostGIS can be cut by a boundary in the database, not codes and not {database}; give the boundary to cellrates, which takes whole cells by their centre.</source>
        <translation>Kun punkter i PostGIS kan afgrænses af en kommunegrænse i databasen, ikke koder og ikke {database}; giv kommunegrænsen til Beregn rater pr. celle, som tager hele celler efter deres midtpunkt.</translation>
    </message>
    <message>
        <source>{database} cannot transform coordinates; the points must be in EPSG:25832.</source>
        <translation>{database} kan ikke omregne koordinater; punkterne skal være i EPSG:25832.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} has a type that cannot be counted in a database.</source>
        <translation>Feltet {field} i laget {layer} har en type, der ikke kan tælles op i en database.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} must be a column of numbers to be added up in the database.</source>
        <translation>Feltet {field} i laget {layer} skal være en talkolonne for at kunne lægges sammen i databasen.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} must be a column of numbers: metres in EPSG:25832.</source>
        <translation>Feltet {field} i laget {layer} skal være en talkolonne: meter i EPSG:25832.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} must hold numbers of 0 or more, but {rows} rows do not.</source>
        <translation>Feltet {field} i laget {layer} skal indeholde tal på 0 eller mere, men det gør {rows} rækker ikke.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} holds no periods (years, dates, quarters).</source>
        <translation>Feltet {field} i laget {layer} indeholder ingen perioder (år, datoer, kvartaler).</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} mixes units of period: {one_unit} and {other_unit}.</source>
        <translation>Feltet {field} i laget {layer} blander periodeenheder: {one_unit} og {other_unit}.</translation>
    </message>
    <message>
        <source>The text field {field} of the layer {layer} holds more than {limit} different texts, so it is no field of periods; moments must be in a column of dates.</source>
        <translation>Tekstfeltet {field} i laget {layer} indeholder flere end {limit} forskellige tekster, så det er ikke et periodefelt; tidspunkter skal stå i en datokolonne.</translation>
    </message>
    <message>
        <source>Choose fields for both coordinates, or for none of them.</source>
        <translation>Vælg felter til begge koordinater eller til ingen af dem.</translation>
    </message>
    <message>
        <source>The filter uses {part}, which {database} may understand in another way than QGIS; write it otherwise, or let cellrates read the rows.</source>
        <translation>Filteret bruger {part}, som {database} kan forstå anderledes end QGIS; skriv det på en anden måde, eller lad Beregn rater pr. celle læse rækkerne.</translation>
    </message>
    <message>
        <source>The filter of the layer {layer} brings text and numbers or other types together by {part}, which QGIS and databases do in different ways; write text in single quotes and numbers without.</source>
        <translation>Filteret på laget {layer} sætter tekst og tal eller andre typer sammen med {part}, hvilket QGIS og databaser gør på hver sin måde; skriv tekst i enkelte anførselstegn og tal uden.</translation>
    </message>
    <message>
        <source>The filter holds a character that no database takes.</source>
        <translation>Filteret indeholder et tegn, som ingen database tager imod.</translation>
    </message>
    <message>
        <source>The database of the layer {layer} does not answer or closed the connection; nothing was written.</source>
        <translation>Databasen med laget {layer} svarer ikke eller lukkede forbindelsen; der blev ikke skrevet noget.</translation>
    </message>
    <message>
        <source>The database could not count the layer {layer}: {problem}.</source>
        <translation>Databasen kunne ikke tælle laget {layer} op: {problem}.</translation>
    </message>
    <message>
        <source>There is no PostgreSQL connection {connection} in QGIS.</source>
        <translation>Der er ingen PostgreSQL-forbindelse {connection} i QGIS.</translation>
    </message>
    <message>
        <source>The layer {layer} could not be written to the database, which keeps what it had: {problem}.</source>
        <translation>Laget {layer} kunne ikke skrives til databasen, som beholder det, den havde: {problem}.</translation>
    </message>
    <message>
        <source>The name {layer} is too long for a table in the database; {limit} letters are taken.</source>
        <translation>Navnet {layer} er for langt til en tabel i databasen; der er plads til {limit} tegn.</translation>
    </message>
    <message>
        <source>The file of the result has no layer {layer}.</source>
        <translation>Resultatfilen har ikke laget {layer}.</translation>
    </message>
    <message>
        <source>Overlaps within the tolerance (1 % of the smaller polygon): {count} pairs; a point in an overlap belongs to the first polygon.</source>
        <translation>Overlap inden for tolerancen (1&#xa0;% af den mindste polygon): {count} par; et punkt i et overlap hører til den første polygon.</translation>
    </message>
    <message>
        <source>{source} ({layer}): read {read} = placed {placed} + not placed {unplaced}</source>
        <translation>{source} ({layer}): læst {read} = stedfæstet {placed} + ikke stedfæstet {unplaced}</translation>
    </message>
    <message>
        <source>{count} rows hold something that is no period; the first is row {row}.</source>
        <translation>{count} rækker indeholder noget, der ikke er en periode; den første er række {row}.</translation>
    </message>
    <message>
        <source>  a unit counts once in each cell that it is in, so an area may have fewer different units than the sum of its cells</source>
        <translation>  en unik værdi tælles én gang i hver celle, den findes i; et område kan derfor have færre unikke værdier end summen af dets celler</translation>
    </message>
    <message>
        <source>  counted at {dates} dates: {total}; sum over the cells and periods of the result, each period from its dates: {summed}</source>
        <translation>  talt ved {dates} tidssnit: {total}; sum over resultatets celler og perioder, hver periode opgjort ud fra sine tidssnit: {summed}</translation>
    </message>
    <message>
        <source>  counted in the source: {total}; sum over the cells of the result: {events}</source>
        <translation>  talt i kilden: {total}; sum over resultatets celler: {events}</translation>
    </message>
    <message>
        <source>{layer}: numbers written like 1.234 were read as fractions; if the point separates thousands, write them without it.</source>
        <translation>{layer}: tal skrevet som 1.234 er læst som decimaltal; er punktummet en tusindtalsseparator, skal det fjernes.</translation>
    </message>
    <message>
        <source>Periods in both sources: {count} ({names})</source>
        <translation>Perioder i begge kilder: {count} ({names})</translation>
    </message>
    <message>
        <source>Periods that only one source has are left out: {names}</source>
        <translation>Perioder, som kun findes i den ene kilde, udelades: {names}</translation>
    </message>
    <message>
        <source>A share exceeds 100 % somewhere, so the whole indicator has the limits of a rate.</source>
        <translation>En andel overstiger 100&#xa0;% et sted, så hele indikatoren får grænser som en rate.</translation>
    </message>
    <message>
        <source>Dispersion (events per person): {within} within a period, {pooled} over all periods</source>
        <translation>Dispersion (hændelser pr. person): {within} inden for en periode, {pooled} over alle perioder</translation>
    </message>
    <message>
        <source>The municipality: {events} events over {population} population-periods = {rate} per {multiplier}</source>
        <translation>Kommunen: {events} hændelser i forhold til et grundlag på {population} (sum over perioderne) = {rate} pr. {multiplier}</translation>
    </message>
    <message>
        <source>Events in cells without population, in no rate: {events}</source>
        <translation>Hændelser i celler uden grundlag, ikke med i nogen rate: {events}</translation>
    </message>
    <message>
        <source>{what}: {chosen} of {n} cells selected, threshold {threshold}, {ties} tied at it, {single} resting on a single event, median population {median}</source>
        <translation>{what}: {chosen} af {n} celler udvalgt, grænseværdi {threshold}, {ties} står lige på den, {single} beror på en enkelt hændelse, median for grundlaget {median}</translation>
    </message>
    <message>
        <source>{what}: {share} of the selected cells rest on a single event; use larger cells or more years.</source>
        <translation>{what}: {share} af de udvalgte celler beror på en enkelt hændelse; brug større celler eller flere år.</translation>
    </message>
    <message>
        <source>{what}: only {n} cells are ranked.</source>
        <translation>{what}: kun {n} celler rangeres.</translation>
    </message>
    <message>
        <source>{what}: there are fewer cells with events than the share asks for, so all of them are selected.</source>
        <translation>{what}: der er færre celler med hændelser, end top-andelen giver plads til, så alle er udvalgt.</translation>
    </message>
    <message>
        <source>{indicator} {cells} cells, {selected} of them in the top share at least once; {events} events</source>
        <translation>{indicator} {cells} celler, heraf {selected} i top-andelen mindst én gang; {events} hændelser</translation>
    </message>
    <message>
        <source>Cases that last: the dispersion over all periods is at most {dispersion}, so limits of figures over several periods, those of areas too, are up to {factor} times as wide as for independent events.</source>
        <translation>Sager, der varer ved: dispersionen over alle perioder er højst {dispersion}, så grænserne for tal over flere perioder, også områdernes, er op til {factor} gange så brede som for uafhængige hændelser.</translation>
    </message>
    <message>
        <source>{indicator} {areas} areas from {members} cells with a value of {minimum} or more; left out with a population below {least}: {small} (together {population})</source>
        <translation>{indicator} {areas} områder dannet af {members} celler med en værdi på {minimum} eller derover; udeladt med et grundlag under {least}: {small} (i alt {population})</translation>
    </message>
    <message>
        <source>{indicator} Cells selected in so many periods: observed; expected by chance if every event were independent (5-95 %); if cases last as long as the counts allow, which is too many where they do not (5-95 %)</source>
        <translation>{indicator} Celler udvalgt i så mange perioder: observeret; forventet ved tilfældighed, hvis alle hændelser var uafhængige (5–95&#xa0;%); hvis sager varer så længe, som antallene tillader, hvilket er for mange, hvor de ikke gør (5–95&#xa0;%)</translation>
    </message>
    <message>
        <source>  {periods} or more: {observed}; {independent} ({low}-{high}); {persistent} ({low2}-{high2})</source>
        <translation>  {periods} eller flere: {observed}; {independent} ({low}–{high}); {persistent} ({low2}–{high2})</translation>
    </message>
    <message>
        <source>For internal use - contains small numbers</source>
        <translation>Til intern brug – indeholder små tal</translation>
    </message>
    <message>
        <source>calculated</source>
        <translation>beregnet</translation>
    </message>
    <message>
        <source>no population</source>
        <translation>intet grundlag</translation>
    </message>
    <message>
        <source>events without population</source>
        <translation>hændelser uden grundlag</translation>
    </message>
    <message>
        <source>below the minimum population</source>
        <translation>under mindste grundlag</translation>
    </message>
    <message>
        <source>more events than population</source>
        <translation>flere hændelser end grundlag</translation>
    </message>
    <message>
        <source>missing in one of the sources</source>
        <translation>mangler i en af kilderne</translation>
    </message>
    <message>
        <source>too few periods</source>
        <translation>for få perioder</translation>
    </message>
    <message>
        <source>never</source>
        <translation>aldrig</translation>
    </message>
    <message>
        <source>historical</source>
        <translation>tidligere</translation>
    </message>
    <message>
        <source>new</source>
        <translation>ny</translation>
    </message>
    <message>
        <source>persistent</source>
        <translation>vedvarende</translation>
    </message>
    <message>
        <source>consecutive</source>
        <translation>sammenhængende</translation>
    </message>
    <message>
        <source>sporadic</source>
        <translation>af og til</translation>
    </message>
    <message>
        <source>removed by the filter</source>
        <translation>fravalgt af filter</translation>
    </message>
    <message>
        <source>no valid period</source>
        <translation>uden gyldig periode</translation>
    </message>
    <message>
        <source>no count</source>
        <translation>uden antal</translation>
    </message>
    <message>
        <source>nothing to count distinct values of</source>
        <translation>uden værdi, der kan tælles unikt</translation>
    </message>
    <message>
        <source>no address or coordinate</source>
        <translation>uden adresse eller koordinat</translation>
    </message>
    <message>
        <source>unknown cell or area code</source>
        <translation>ukendt celle- eller områdekode</translation>
    </message>
    <message>
        <source>outside the municipality or the cells</source>
        <translation>uden for kommunen/cellerne</translation>
    </message>
    <message>
        <source>more or fewer values than the header has columns</source>
        <translation>flere eller færre værdier end overskriften har kolonner</translation>
    </message>
    <message>
        <source>on LOIS&apos; default point</source>
        <translation>på LOIS&apos; standardpunkt</translation>
    </message>
    <message>
        <source>no address id</source>
        <translation>intet adresse-id</translation>
    </message>
    <message>
        <source>an address id that cannot be read</source>
        <translation>et adresse-id, der ikke kan læses</translation>
    </message>
    <message>
        <source>address not in the address layer</source>
        <translation>adressen findes ikke i adresselaget</translation>
    </message>
    <message>
        <source>several addresses with the same id</source>
        <translation>flere adresser med samme id</translation>
    </message>
    <message>
        <source>not in the register</source>
        <translation>findes ikke i registeret</translation>
    </message>
    <message>
        <source>no address in the register on that day</source>
        <translation>ingen adresse i registeret på den dag</translation>
    </message>
    <message>
        <source>stops before it starts</source>
        <translation>slutter før den begynder</translation>
    </message>
    <message>
        <source>not under way at a snapshot date</source>
        <translation>ikke i gang på en opgørelsesdato</translation>
    </message>
    <message>
        <source>age unknown</source>
        <translation>alder ukendt</translation>
    </message>
    <message>
        <source>another age</source>
        <translation>en anden alder</translation>
    </message>
    <message>
        <source>not below the mean</source>
        <translation>ikke under gennemsnittet</translation>
    </message>
    <message>
        <source>events</source>
        <translation>hændelser</translation>
    </message>
    <message>
        <source>population</source>
        <translation>grundlag</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nej</translation>
    </message>
    <message>
        <source>not ranked</source>
        <translation>rangeres ikke</translation>
    </message>
    <message>
        <source>year</source>
        <translation>år</translation>
    </message>
    <message>
        <source>half-year</source>
        <translation>halvår</translation>
    </message>
    <message>
        <source>quarter</source>
        <translation>kvartal</translation>
    </message>
    <message>
        <source>month</source>
        <translation>måned</translation>
    </message>
    <message>
        <source>school year</source>
        <translation>skoleår</translation>
    </message>
    <message>
        <source>snapshot date</source>
        <translation>skæringsdato</translation>
    </message>
    <message>
        <source>years</source>
        <translation>år</translation>
    </message>
    <message>
        <source>half-years</source>
        <translation>halvår</translation>
    </message>
    <message>
        <source>quarters</source>
        <translation>kvartaler</translation>
    </message>
    <message>
        <source>months</source>
        <translation>måneder</translation>
    </message>
    <message>
        <source>school years</source>
        <translation>skoleår</translation>
    </message>
    <message>
        <source>snapshot dates</source>
        <translation>skæringsdatoer</translation>
    </message>
    <message>
        <source>periods</source>
        <translation>perioder</translation>
    </message>
    <message>
        <source>period</source>
        <translation>periode</translation>
    </message>
    <message>
        <source>Half-year {number}, {year}</source>
        <translation>{number}. halvår {year}</translation>
    </message>
    <message>
        <source>Quarter {number}, {year}</source>
        <translation>{number}. kvartal {year}</translation>
    </message>
    <message>
        <source>School year {years}</source>
        <translation>skoleåret {years}</translation>
    </message>
    <message>
        <source>yyyy-MM-dd</source>
        <translation>dd-MM-yyyy</translation>
    </message>
    <message>
        <source>Area code</source>
        <translation>Områdekode</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indikator</translation>
    </message>
    <message>
        <source>From and including</source>
        <translation>Fra og med</translation>
    </message>
    <message>
        <source>Up to and including</source>
        <translation>Til og med</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Area id</source>
        <translation>Område-id</translation>
    </message>
    <message>
        <source>Area name</source>
        <translation>Områdenavn</translation>
    </message>
    <message>
        <source>Number of cells</source>
        <translation>Antal celler</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Kilde</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Række</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Årsag</translation>
    </message>
    <message>
        <source>Lower limit</source>
        <translation>Nedre grænse</translation>
    </message>
    <message>
        <source>Upper limit</source>
        <translation>Øvre grænse</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Smoothed rate</source>
        <translation>Udjævnet rate</translation>
    </message>
    <message>
        <source>Events (numerator)</source>
        <translation>Antal (tæller)</translation>
    </message>
    <message>
        <source>Number of persons</source>
        <translation>Antal personer</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Antal</translation>
    </message>
    <message>
        <source>Population (denominator)</source>
        <translation>Grundlag (nævner)</translation>
    </message>
    <message>
        <source>Population over all periods</source>
        <translation>Familieår (sum af grundlag)</translation>
    </message>
    <message>
        <source>Calculated per</source>
        <translation>Beregnes pr.</translation>
    </message>
    <message>
        <source>Highest value of the cells</source>
        <translation>Højeste værdi i cellerne</translation>
    </message>
    <message>
        <source>Mean value of the cells</source>
        <translation>Gennemsnit af cellernes værdier</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Grænseværdi</translation>
    </message>
    <message>
        <source>{periods} with a rate</source>
        <translation>{periods} med beregnet rate</translation>
    </message>
    <message>
        <source>Share of {periods} {top}</source>
        <translation>Andel af {periods} {top}</translation>
    </message>
    <message>
        <source>First {period} in the top</source>
        <translation>Første {period} i top</translation>
    </message>
    <message>
        <source>Latest {period} in the top</source>
        <translation>Seneste {period} i top</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Mønster</translation>
    </message>
    <message>
        <source>per {number}</source>
        <translation>pr. {number}</translation>
    </message>
    <message>
        <source>in the top share</source>
        <translation>i top-andelen</translation>
    </message>
    <message>
        <source>in the top {percent}</source>
        <translation>i top {percent}</translation>
    </message>
    <message>
        <source>Not in the top share</source>
        <translation>Ikke i top-andelen</translation>
    </message>
    <message>
        <source>Not in the top {percent}</source>
        <translation>Ikke i top {percent}</translation>
    </message>
    <message>
        <source>Number of {periods} {top}</source>
        <translation>Antal {periods} {top}</translation>
    </message>
    <message>
        <source>Boligmon cannot start: the Python of QGIS lacks the module {module}; on Linux install the package {package} and start QGIS again.</source>
        <translation>Boligsocial monitorering kan ikke starte: QGIS&apos; Python mangler modulet {module}; installér pakken {package} på Linux, og start QGIS igen.</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Monitorering</translation>
    </message>
    <message>
        <source>Monitoring areas</source>
        <translation>Monitoreringsområder</translation>
    </message>
    <message>
        <source>Social housing monitoring</source>
        <translation>Boligsocial monitorering</translation>
    </message>
</context>
<context>
    <name>CellRatesAlgorithm</name>
    <message>
        <source>Rates per cell and period</source>
        <translation>Beregn rater pr. celle</translation>
    </message>
    <message>
        <source>Counts events (the numerator, placements say) and a population (the denominator, families say) per cell and period and divides them: rate = events / population x multiplier.

Both sources may be point layers in any coordinate system or tables with a code of a cell or area; a row counts one, or the number in a field, or distinct combinations of fields are counted. Without a cell layer the cells are those of the Danish national grid (Det Danske Kvadratnet) that occur in the data.

Populations are stocks: several dates in a period are averaged, never added. A period that only one source has gets the status missing and no rate. The log accounts for every row: read = placed + not placed, by reason.

Output: one feature per cell and period. Rates and limits are per multiplier (per 1,000 families); events and persons are counts; NULL where there is no rate.

The result contains small numbers and is for internal use.</source>
        <translation>Tæller hændelser (tælleren, fx anbringelser) og et grundlag (nævneren, fx familier) pr. celle og periode og dividerer dem: rate = hændelser / grundlag x det antal, raten beregnes pr. (fx 1.000).

Begge kilder kan være punktlag i et vilkårligt koordinatsystem eller tabeller med en celle- eller områdekode. En række tæller én, eller tallet i et felt, eller også tælles unikke kombinationer af felter. Uden et lag med celler bruges de celler i Det Danske Kvadratnet, som forekommer i data.

Grundlag er bestande: Flere datoer i en periode giver et gennemsnit og lægges aldrig sammen. En periode, som kun findes i den ene kilde, får status missing (mangler i en af kilderne) og ingen rate. Loggen gør rede for alle rækker: læst = stedfæstet + ikke stedfæstet, fordelt på årsag.

Output: ét objekt pr. celle og periode. Rater og grænser har den valgte enhed (fx pr. 1.000 familier); events og persons er antal; NULL, hvor der ingen rate er.

Resultatet indeholder små tal og er til intern brug.</translation>
    </message>
</context>
<context>
    <name>CellRatesParameters</name>
    <message>
        <source>Events (numerator)</source>
        <translation>Hændelser (tæller)</translation>
    </message>
    <message>
        <source>Point layer or table: one row per event, or rows that hold a number of events.</source>
        <translation>Punktlag eller tabel: én række pr. hændelse eller rækker med et antal hændelser.</translation>
    </message>
    <message>
        <source>Period field of the events</source>
        <translation>Periodefelt (hændelser)</translation>
    </message>
    <message>
        <source>Year, date, quarter (2015-Q3, 2015K3), half-year, month or school year (2023/24).</source>
        <translation>År, dato, kvartal (2015-Q3, 2015K3), halvår, måned eller skoleår (2023/24).</translation>
    </message>
    <message>
        <source>Field with the number of events</source>
        <translation>Felt med antal (hændelser)</translation>
    </message>
    <message>
        <source>For tables that are counted already; fractions are allowed. Empty: a row counts one.</source>
        <translation>Til tabeller, der er optalt på forhånd; decimaltal er tilladt. Tom: En række tæller én.</translation>
    </message>
    <message>
        <source>Filter of the events</source>
        <translation>Filterudtryk (hændelser)</translation>
    </message>
    <message>
        <source>Nature of the events</source>
        <translation>Hændelsernes art</translation>
    </message>
    <message>
        <source>flow (happenings, added up)</source>
        <translation>bevægelse (sker i perioden, lægges sammen)</translation>
    </message>
    <message>
        <source>stock (states at dates, averaged)</source>
        <translation>bestand (gælder på en dato, gennemsnit)</translation>
    </message>
    <message>
        <source>Moves and measures are flows. Snapshots of a state are stocks: dates of a period are averaged.</source>
        <translation>Flytninger og foranstaltninger er bevægelser. Opgørelser af en tilstand på en dato er bestande: Datoerne i en periode giver et gennemsnit.</translation>
    </message>
    <message>
        <source>Count distinct values of</source>
        <translation>Tæl unikke værdier af</translation>
    </message>
    <message>
        <source>Fields whose distinct combinations are counted once per cell and period: citizen and type of measure, so that a citizen with two different measures counts twice and renewals do not.</source>
        <translation>Felter, hvis unikke kombinationer tælles én gang pr. celle og periode: fx borger og foranstaltningstype, så en borger med to forskellige foranstaltninger tæller to gange, mens forlængelser ikke tæller igen.</translation>
    </message>
    <message>
        <source>Person id of the events</source>
        <translation>Felt med person-id (hændelser)</translation>
    </message>
    <message>
        <source>Used in memory only: counts distinct persons, and widens the limits where the same persons count several times. It is written nowhere.</source>
        <translation>Bruges kun i hukommelsen: tæller unikke personer og gør grænserne bredere, hvor de samme personer tæller flere gange. Det skrives ingen steder.</translation>
    </message>
    <message>
        <source>Cell or area code of the events</source>
        <translation>Felt med celle- eller områdekode (hændelser)</translation>
    </message>
    <message>
        <source>For tables without geometry: a grid code (100m_61768_6435) or the id of an area.</source>
        <translation>Til tabeller uden geometri: en kode i kvadratnettet (100m_61768_6435) eller et områdes id.</translation>
    </message>
    <message>
        <source>Population (denominator)</source>
        <translation>Grundlag (nævner)</translation>
    </message>
    <message>
        <source>Point layer or table: one row per family (resident, pupil) and date, or rows that hold a number.</source>
        <translation>Punktlag eller tabel: én række pr. familie (beboer, elev) og dato eller rækker med et antal.</translation>
    </message>
    <message>
        <source>Period field of the population</source>
        <translation>Periodefelt (grundlag)</translation>
    </message>
    <message>
        <source>Year or date of the snapshot; several dates in a period are averaged.</source>
        <translation>Opgørelsens år eller skæringsdato; flere datoer i en periode giver et gennemsnit.</translation>
    </message>
    <message>
        <source>Field with the number in the population</source>
        <translation>Felt med antal (grundlag)</translation>
    </message>
    <message>
        <source>For tables that are counted already. Empty: a row counts one.</source>
        <translation>Til tabeller, der er optalt på forhånd. Tom: En række tæller én.</translation>
    </message>
    <message>
        <source>Count distinct values of (population)</source>
        <translation>Tæl unikke værdier af (grundlag)</translation>
    </message>
    <message>
        <source>Fields whose distinct combinations are counted once per cell and date: the family id.</source>
        <translation>Felter, hvis unikke kombinationer tælles én gang pr. celle og dato: fx familiens id.</translation>
    </message>
    <message>
        <source>Cell or area code of the population</source>
        <translation>Felt med celle- eller områdekode (grundlag)</translation>
    </message>
    <message>
        <source>Filter of the population</source>
        <translation>Filterudtryk (grundlag)</translation>
    </message>
    <message>
        <source>Snapshots of a period that count</source>
        <translation>Anvendt tidssnit</translation>
    </message>
    <message>
        <source>mean of all</source>
        <translation>gennemsnit af alle</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>det første</translation>
    </message>
    <message>
        <source>the last</source>
        <translation>det sidste</translation>
    </message>
    <message>
        <source>Which dates count where the population has several in a period.</source>
        <translation>Hvilke datoer der tæller, når grundlaget har flere i en periode.</translation>
    </message>
    <message>
        <source>Move the population forward (periods)</source>
        <translation>Forskyd grundlaget frem (perioder)</translation>
    </message>
    <message>
        <source>1 uses the population of the year before, -1 that of the year after.</source>
        <translation>1 bruger grundlaget fra året før, -1 fra året efter.</translation>
    </message>
    <message>
        <source>Rows that do not pass the expression are read, not counted, and reported.</source>
        <translation>Rækker, der ikke opfylder udtrykket, læses, men tælles ikke med; loggen viser antallet.</translation>
    </message>
    <message>
        <source>Cells or areas</source>
        <translation>Celler eller områder</translation>
    </message>
    <message>
        <source>Polygons to count in: statistical areas, school districts, a grid. They may overlap by slivers of up to 1 % of the smaller one. Empty: the cells of the national grid.</source>
        <translation>Polygoner, der tælles i: statistikområder, skoledistrikter, et kvadratnet. Polygonerne må overlappe hinanden med smalle strimler på op til 1&#xa0;% af den mindste. Tom: cellerne i Det Danske Kvadratnet.</translation>
    </message>
    <message>
        <source>Id field of the cells</source>
        <translation>Felt med cellernes eller områdernes id</translation>
    </message>
    <message>
        <source>Unique code of each cell or area, which the codes in the tables refer to.</source>
        <translation>Entydig kode for hver celle eller hvert område, som koderne i tabellerne henviser til.</translation>
    </message>
    <message>
        <source>Cell size (m)</source>
        <translation>Cellestørrelse (m)</translation>
    </message>
    <message>
        <source>Side of the grid&apos;s cells in metres, when no cell layer is given.</source>
        <translation>Sidelængden af kvadratnettets celler i meter, når der ikke er valgt et lag med celler.</translation>
    </message>
    <message>
        <source>Municipal boundary (mask layer)</source>
        <translation>Kommunegrænse (maskelag)</translation>
    </message>
    <message>
        <source>Rows outside these polygons are not placed, and are reported. Where a source has codes, whole cells are in or out, by their centre.</source>
        <translation>Rækker uden for disse polygoner stedfæstes ikke; loggen viser antallet. Har en kilde koder, er hele celler inde eller ude efter deres midtpunkt.</translation>
    </message>
    <message>
        <source>the coarser of the two sources</source>
        <translation>den groveste enhed i de to kilder</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>som i kilden</translation>
    </message>
    <message>
        <source>year</source>
        <translation>år</translation>
    </message>
    <message>
        <source>half-year</source>
        <translation>halvår</translation>
    </message>
    <message>
        <source>quarter</source>
        <translation>kvartal</translation>
    </message>
    <message>
        <source>month</source>
        <translation>måned</translation>
    </message>
    <message>
        <source>school year</source>
        <translation>skoleår</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>Opgør pr.</translation>
    </message>
    <message>
        <source>Unit of the periods of the result.</source>
        <translation>Periodeenheden i resultatet.</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indikator</translation>
    </message>
    <message>
        <source>Name of the indicator; it is written on every feature.</source>
        <translation>Indikatorens navn, som skrives på alle objekter.</translation>
    </message>
    <message>
        <source>rate (events per population)</source>
        <translation>rate (hændelser i forhold til grundlag)</translation>
    </message>
    <message>
        <source>share (events are part of the population)</source>
        <translation>andel (hændelserne er en del af grundlaget)</translation>
    </message>
    <message>
        <source>mean (a sum over a number)</source>
        <translation>gennemsnit (en sum divideret med et antal)</translation>
    </message>
    <message>
        <source>Decides the limits: exact and Byar&apos;s for a rate, Wilson&apos;s for a share, none for a mean.</source>
        <translation>Bestemmer grænserne: eksakte og Byars for en rate, Wilsons for en andel, ingen for et gennemsnit.</translation>
    </message>
    <message>
        <source>Kind of indicator</source>
        <translation>Indikatortype</translation>
    </message>
    <message>
        <source>Multiplier</source>
        <translation>Beregnes pr.</translation>
    </message>
    <message>
        <source>Rates are per so many of the population, for example 1,000 families.</source>
        <translation>Det antal i grundlaget, raten beregnes pr., fx 1.000 familier.</translation>
    </message>
    <message>
        <source>Minimum population of a cell</source>
        <translation>Mindste grundlag pr. celle</translation>
    </message>
    <message>
        <source>Cells with fewer have a rate but are not ranked: a single family does not become a red cell.</source>
        <translation>Celler med færre får en rate, men rangeres ikke, så én familie ikke bliver til en rød celle.</translation>
    </message>
    <message>
        <source>Confidence level (%)</source>
        <translation>Konfidensniveau (%)</translation>
    </message>
    <message>
        <source>Level of the limits of the rate.</source>
        <translation>Niveauet for ratens nedre og øvre grænse.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ingen</translation>
    </message>
    <message>
        <source>empirical Bayes</source>
        <translation>empirisk Bayes</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>kerneudjævning</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Udjævning</translation>
    </message>
    <message>
        <source>How rate_smoothed is made: empirical Bayes draws the rates of small cells towards that of the municipality, the kernel averages over the neighbourhood.</source>
        <translation>Sådan dannes rate_smoothed: Empirisk Bayes trækker små cellers rater mod kommunens, kerneudjævning tager gennemsnittet af nabolaget.</translation>
    </message>
    <message>
        <source>Bandwidth (m)</source>
        <translation>Båndbredde (m)</translation>
    </message>
    <message>
        <source>Of the kernel, in metres. Empty: three times the cell size, or 300 m for a cell layer.</source>
        <translation>Kerneudjævningens båndbredde i meter. Tom: tre gange cellestørrelsen eller 300 m for et lag med celler.</translation>
    </message>
    <message>
        <source>Rates per cell and period</source>
        <translation>Rater pr. celle og periode</translation>
    </message>
    <message>
        <source>Rows that were not counted</source>
        <translation>Rækker, der ikke er talt med</translation>
    </message>
    <message>
        <source>Table with source, row number and reason, and nothing else.</source>
        <translation>Tabel med kilde, rækkenummer og årsag og intet andet.</translation>
    </message>
    <message>
        <source>Event rows read</source>
        <translation>Rækker med hændelser, læst</translation>
    </message>
    <message>
        <source>Event rows placed</source>
        <translation>Rækker med hændelser, stedfæstet</translation>
    </message>
    <message>
        <source>Event rows not placed</source>
        <translation>Rækker med hændelser, ikke stedfæstet</translation>
    </message>
    <message>
        <source>Population rows read</source>
        <translation>Rækker med grundlag, læst</translation>
    </message>
    <message>
        <source>Population rows placed</source>
        <translation>Rækker med grundlag, stedfæstet</translation>
    </message>
    <message>
        <source>Population rows not placed</source>
        <translation>Rækker med grundlag, ikke stedfæstet</translation>
    </message>
</context>
<context>
    <name>DatabaseCountsAlgorithm</name>
    <message>
        <source>Count in the database</source>
        <translation>Optæl i databasen</translation>
    </message>
    <message>
        <source>Has the database count the rows of a table by cell and period, in one statement that returns the counts only: tens of millions of rows take no memory here. PostgreSQL with PostGIS, GeoPackage and SpatiaLite are tested; the statement for SQL Server (2017 and later) is checked by a parser and untested against a server.

Give the result to Rates per cell and period as a counted table: cell_id as the cell code, period as the period and count as the number. The counts are those of reading the rows. Counts of a stock or a population are by date and are averaged there; limits that are widened because the same persons count several times need the rows.

Filters are translated to SQL where that means the same as in QGIS, and refused otherwise. Use QGIS&apos; authentication store for passwords: Processing shows the layer&apos;s source as it is.

Output: one row per cell and period: count (number of rows, a sum, or distinct units) and persons (number, with a person id). A row without a cell and with the count 0 stands for a period in which nothing was placed.

The result contains small numbers and is for internal use.</source>
        <translation>Lader databasen tælle en tabels rækker op pr. celle og periode i én SQL-sætning, som kun giver antallene tilbage: Millioner af rækker fylder ikke i hukommelsen her. PostgreSQL med PostGIS, GeoPackage og SpatiaLite er afprøvet; sætningen til SQL Server (2017 og nyere) er kontrolleret af et program, der læser sproget, men ikke afprøvet mod en server.

Giv resultatet til Beregn rater pr. celle som en færdigoptalt tabel: cell_id som celle- eller områdekode, period som periode og count som antal. Antallene er de samme, som når rækkerne læses. En bestand eller et grundlag tælles pr. dato og giver dér et gennemsnit; grænser, der gøres bredere, fordi de samme personer tæller flere gange, kræver rækkerne.

Filterudtryk oversættes til SQL, hvor det betyder det samme som i QGIS, og afvises ellers. Brug QGIS&apos; autentifikationslager til adgangskoder: Processering viser lagets kilde, som den er.

Output: én række pr. celle og periode med count (antal rækker, en sum eller unikke værdier) og persons (antal, når der er et person-id). En række uden celle og med count 0 står for en periode, hvor intet blev stedfæstet.

Resultatet indeholder små tal og er til intern brug.</translation>
    </message>
    <message>
        <source>Table of a database</source>
        <translation>Tabel i en database</translation>
    </message>
    <message>
        <source>Layer or table of PostgreSQL, SQL Server, SpatiaLite or a GeoPackage.</source>
        <translation>Lag eller tabel i PostgreSQL, SQL Server, SpatiaLite eller en GeoPackage.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filterudtryk</translation>
    </message>
    <message>
        <source>Rows that do not pass the expression are read, not counted, and reported.</source>
        <translation>Rækker, der ikke opfylder udtrykket, læses, men tælles ikke med; loggen viser antallet.</translation>
    </message>
    <message>
        <source>Counts per cell and period</source>
        <translation>Antal pr. celle og periode</translation>
    </message>
    <message>
        <source>SQL of the count</source>
        <translation>Optællingens SQL</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>Rækker læst</translation>
    </message>
    <message>
        <source>Rows placed</source>
        <translation>Rækker stedfæstet</translation>
    </message>
    <message>
        <source>Rows not placed</source>
        <translation>Rækker ikke stedfæstet</translation>
    </message>
    <message>
        <source>Period field</source>
        <translation>Periodefelt</translation>
    </message>
    <message>
        <source>A date, a whole number (year), or text: 2015, 2015-Q3, 2015K3, dd-mm-yyyy, 2023/24.</source>
        <translation>En dato, et helt tal (år) eller tekst: 2015, 2015-Q3, 2015K3, dd-mm-åååå, 2023/24.</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>som i kilden</translation>
    </message>
    <message>
        <source>year</source>
        <translation>år</translation>
    </message>
    <message>
        <source>half-year</source>
        <translation>halvår</translation>
    </message>
    <message>
        <source>quarter</source>
        <translation>kvartal</translation>
    </message>
    <message>
        <source>month</source>
        <translation>måned</translation>
    </message>
    <message>
        <source>school year</source>
        <translation>skoleår</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>Opgør pr.</translation>
    </message>
    <message>
        <source>Unit of the periods of the result. Where distinct units are counted it must be that of the rates. A stock and a population keep their dates.</source>
        <translation>Periodeenheden i resultatet. Hvor unikke værdier tælles, skal den være raternes. En bestand og et grundlag beholder deres datoer.</translation>
    </message>
    <message>
        <source>flow (happenings, added up)</source>
        <translation>bevægelse (sker i perioden, lægges sammen)</translation>
    </message>
    <message>
        <source>stock (states at dates, averaged)</source>
        <translation>bestand (gælder på en dato, gennemsnit)</translation>
    </message>
    <message>
        <source>population (states at dates, averaged)</source>
        <translation>grundlag (gælder på en dato, gennemsnit)</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Moves and measures are flows. For a population, a date of which no row passes the filter is no date.</source>
        <translation>Flytninger og foranstaltninger er bevægelser. I et grundlag tæller en dato, hvor ingen række opfylder filteret, ikke som en dato.</translation>
    </message>
    <message>
        <source>Field with a number</source>
        <translation>Felt med antal</translation>
    </message>
    <message>
        <source>Is added up. Empty: a row counts one.</source>
        <translation>Lægges sammen. Tomt: En række tæller én.</translation>
    </message>
    <message>
        <source>Count distinct values of</source>
        <translation>Tæl unikke værdier af</translation>
    </message>
    <message>
        <source>Fields whose distinct combinations are counted once per cell and period.</source>
        <translation>Felter, hvis unikke kombinationer tælles én gang pr. celle og periode.</translation>
    </message>
    <message>
        <source>Person id</source>
        <translation>Felt med person-id</translation>
    </message>
    <message>
        <source>Counts distinct persons in the database; the ids do not leave it.</source>
        <translation>Tæller unikke personer i databasen; person-id&apos;erne forlader den ikke.</translation>
    </message>
    <message>
        <source>Cell or area code</source>
        <translation>Felt med celle- eller områdekode</translation>
    </message>
    <message>
        <source>For tables without points: a grid code (100m_61768_6435) or the id of an area.</source>
        <translation>Til tabeller uden punkter: en kode i kvadratnettet (100m_61768_6435) eller et områdes id.</translation>
    </message>
    <message>
        <source>Column of numbers, in metres, EPSG:25832; for tables without points.</source>
        <translation>Talkolonne i meter, EPSG:25832; til tabeller uden punkter.</translation>
    </message>
    <message>
        <source>Easting</source>
        <translation>Østkoordinat (X)</translation>
    </message>
    <message>
        <source>Northing</source>
        <translation>Nordkoordinat (Y)</translation>
    </message>
    <message>
        <source>Cell size (m)</source>
        <translation>Cellestørrelse (m)</translation>
    </message>
    <message>
        <source>Side of the cells of the national grid in metres.</source>
        <translation>Sidelængden af kvadratnettets celler i meter.</translation>
    </message>
    <message>
        <source>Municipal boundary (mask layer)</source>
        <translation>Kommunegrænse (maskelag)</translation>
    </message>
    <message>
        <source>Points outside these polygons are not placed, and are reported; PostGIS only.</source>
        <translation>Punkter uden for disse polygoner stedfæstes ikke; loggen viser antallet. Kun i PostGIS.</translation>
    </message>
</context>
<context>
    <name>KvadratnetAlgorithm</name>
    <message>
        <source>Create grid cells</source>
        <translation>Opret kvadratnet</translation>
    </message>
    <message>
        <source>Makes the cells of the Danish national grid (Det Danske Kvadratnet) that share an area with an extent or a mask layer, in EPSG:25832.

The field cell_id holds the official name of the cell: its lower-left corner, northing first (100m_61768_6435). Any whole number of metres may be the cell size; 100 m, 250 m, 1 km and 10 km have official names, others are named by the same rule. At most 5 million cells are made.</source>
        <translation>Danner de celler i Det Danske Kvadratnet, som har areal til fælles med en udbredelse eller et maskelag, i EPSG:25832.

Feltet cell_id indeholder cellens officielle navn: dens nederste venstre hjørne med nordkoordinaten først (100m_61768_6435). Cellestørrelsen kan være et hvilket som helst helt antal meter; 100 m, 250 m, 1 km og 10 km har officielle navne, andre navngives efter samme regel. Der dannes højst 5 millioner celler.</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Udbredelse</translation>
    </message>
    <message>
        <source>In any coordinate reference system. Not needed when there is a mask layer.</source>
        <translation>I et vilkårligt koordinatsystem. Ikke nødvendig, når der er et maskelag.</translation>
    </message>
    <message>
        <source>Municipal boundary (mask layer)</source>
        <translation>Kommunegrænse (maskelag)</translation>
    </message>
    <message>
        <source>Only cells that share an area with these polygons are made.</source>
        <translation>Kun celler, der har areal til fælles med disse polygoner, dannes.</translation>
    </message>
    <message>
        <source>Cell size (m)</source>
        <translation>Cellestørrelse (m)</translation>
    </message>
    <message>
        <source>Side of a cell in metres.</source>
        <translation>En celles sidelængde i meter.</translation>
    </message>
    <message>
        <source>Grid cells</source>
        <translation>Kvadratnet</translation>
    </message>
</context>
<context>
    <name>MonitoringAreasAlgorithm</name>
    <message>
        <source>Monitoring areas</source>
        <translation>Dan monitoreringsområder</translation>
    </message>
    <message>
        <source>Joins the cells that were in the top share often enough into contiguous areas and drops areas with too few families.

Needs a layer with one feature per cell and the fields cell_id, population, events, exposure, multiplier and the value, as the step before gives it. Optional: indicator (areas are made for each), periods (the default minimum is half of them).

Output, per indicator: rate = sum of events / sum of exposure x multiplier with 95 % limits. They are the limits of a rate of independent events: too narrow where cases last (the log of the step before says by how much), wide for shares, without meaning for means. The area was chosen because its numbers were high: expect the next years&apos; numbers to be lower. population is that of the latest period, exposure the sum over the periods (family-years); value_max and value_mean are of the value (periods).

With previous areas, an area that goes on keeps its id and name: the pair that shares most families is matched first.

Outlines of small cells are for internal use: they say something about every family inside.</source>
        <translation>Samler de celler, der ofte nok har været i top-andelen, til sammenhængende områder og udelader områder med for få familier.

Kræver et lag med ét objekt pr. celle og felterne cell_id, population, events, exposure, multiplier og værdien, som det foregående trin giver det. Valgfrit: indicator (der dannes områder for hver), periods (standard for det mindste antal er halvdelen).

Output pr. indikator: rate = sum af events / sum af exposure x multiplier med 95&#xa0;%-grænser. Det er grænserne for en rate af uafhængige hændelser: for smalle, hvor sager varer ved (loggen for det foregående trin siger hvor meget), brede for andele og uden mening for gennemsnit. Området er valgt, fordi tallene var høje: Forvent, at de næste års tal er lavere. population er fra den seneste periode, exposure er summen over perioderne (familieår); value_max og value_mean gælder værdien (perioder).

Med tidligere monitoreringsområder beholder et område, der fortsætter, sit id og navn: Det par, der har flest familier til fælles, parres først.

Omrids af små celler er til intern brug: Omridsene siger noget om hver familie indenfor.</translation>
    </message>
    <message>
        <source>Periods in the top share</source>
        <translation>Perioder i top-andelen</translation>
    </message>
    <message>
        <source>One feature per indicator and cell.</source>
        <translation>Ét objekt pr. indikator og celle.</translation>
    </message>
    <message>
        <source>Value to choose cells by</source>
        <translation>Værdi, der udvælger celler</translation>
    </message>
    <message>
        <source>Usually the number of periods in the top share.</source>
        <translation>Normalt antallet af perioder i top-andelen.</translation>
    </message>
    <message>
        <source>Minimum periods</source>
        <translation>Mindste antal perioder i top-andelen</translation>
    </message>
    <message>
        <source>Smallest value of a cell in an area. Empty: half of the periods, rounded up.</source>
        <translation>Den mindste værdi for en celle i et område. Tom: halvdelen af perioderne, rundet op.</translation>
    </message>
    <message>
        <source>edge</source>
        <translation>fælles kant</translation>
    </message>
    <message>
        <source>edge or corner</source>
        <translation>fælles kant eller hjørne</translation>
    </message>
    <message>
        <source>Contiguity</source>
        <translation>Naboskab</translation>
    </message>
    <message>
        <source>Which cells are neighbours.</source>
        <translation>Hvilke celler der er naboer.</translation>
    </message>
    <message>
        <source>Maximum gap (cells)</source>
        <translation>Største mellemrum (celler)</translation>
    </message>
    <message>
        <source>Number of other cells that may lie between two cells of an area.</source>
        <translation>Antal andre celler, der må ligge mellem to celler i et område.</translation>
    </message>
    <message>
        <source>Minimum population of an area</source>
        <translation>Mindste antal familier i et område</translation>
    </message>
    <message>
        <source>Areas with fewer (families) in the latest period are dropped.</source>
        <translation>Områder med færre (familier) i den seneste periode udelades.</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>Udfyld huller</translation>
    </message>
    <message>
        <source>Takes in the cells of the layer that lie in the gaps or are enclosed by one area.</source>
        <translation>Medtager de celler i laget, der ligger i mellemrummene eller er omsluttet af ét område.</translation>
    </message>
    <message>
        <source>Cells with a common population</source>
        <translation>Celler med fælles grundlag</translation>
    </message>
    <message>
        <source>Layer with cell_id and population (families say) by which the minimum is judged and areas are matched, when the indicators have different populations; of several periods the latest counts.</source>
        <translation>Lag med cell_id og population (fx familier), som mindstekravet vurderes efter og områder parres efter, når indikatorerne har forskelligt grundlag; af flere perioder gælder den seneste.</translation>
    </message>
    <message>
        <source>Previous monitoring areas</source>
        <translation>Tidligere monitoreringsområder</translation>
    </message>
    <message>
        <source>Areas of an earlier run with area_id and name, which areas that go on keep.</source>
        <translation>Områder fra en tidligere kørsel med area_id og name, som områder, der fortsætter, beholder.</translation>
    </message>
    <message>
        <source>Cells of the areas</source>
        <translation>Områdernes celler</translation>
    </message>
    <message>
        <source>The cells that belong to an area, with its area_id.</source>
        <translation>Celler, der hører til et område, med områdets area_id.</translation>
    </message>
    <message>
        <source>Area {number}</source>
        <translation>Område {number}</translation>
    </message>
</context>
<context>
    <name>MonitoringModel</name>
    <message>
        <source>Monitoring from counts to areas</source>
        <translation>Monitorering fra optælling til områder</translation>
    </message>
    <message>
        <source>The whole method in one run: rates per cell and period, the top share of each period, the sum over the periods, and the monitoring areas. Each step is an algorithm of its own with its own help; open the model in the model designer to change it.</source>
        <translation>Hele metoden i én kørsel: rater pr. celle og periode, top-andelen i hver periode, perioderne lagt sammen og monitoreringsområderne. Hvert trin er en algoritme med sin egen hjælp; åbn modellen i modeldesigneren for at ændre den.</translation>
    </message>
</context>
<context>
    <name>SelectTopAlgorithm</name>
    <message>
        <source>Select top share per period</source>
        <translation>Udvælg top-andel pr. periode</translation>
    </message>
    <message>
        <source>Selects, per indicator and period, the cells whose value is among the highest: a cell is selected if it has an event and fewer than SHARE per cent of the ranked cells have a strictly greater value. Cells that tie at the limit are all selected.

Needs a layer with one feature per cell and period, as the step before gives it. Optional fields: indicator (without it all rows are one indicator), status (without it every cell with a value is ranked; with it cells below the minimum population are not), events (without it a value above 0 counts as an event), population (needed to rank by share of the population).

Output: the input with rank (1 is the highest), threshold (the smallest value selected, in the unit of the value) and selected: 1, 0, or NULL where the cell is not ranked.

The log says how many of the selected cells rest on a single event.</source>
        <translation>Udvælger for hver indikator og periode de celler, hvis værdi er blandt de højeste: En celle udvælges, hvis den har en hændelse, og færre end SHARE procent af de rangerede celler har en større værdi. Celler, der står lige ved grænsen, udvælges alle.

Kræver et lag med ét objekt pr. celle og periode, som det foregående trin giver det. Valgfrie felter: indicator (uden det er alle rækker én indikator), status (uden det rangeres alle celler med en værdi; med det rangeres celler under mindste grundlag ikke), events (uden det regnes en værdi over 0 som en hændelse), population (kræves for at rangere efter andel af grundlaget).

Output: inputtet med rank (1 er den højeste), threshold (den mindste værdi, der er udvalgt, i værdiens enhed) og selected: 1, 0 eller NULL, hvor cellen ikke rangeres.

Loggen viser, hvor mange af de udvalgte celler der beror på en enkelt hændelse.</translation>
    </message>
    <message>
        <source>Rates per cell and period</source>
        <translation>Rater pr. celle og periode</translation>
    </message>
    <message>
        <source>One feature per indicator, cell and period.</source>
        <translation>Ét objekt pr. indikator, celle og periode.</translation>
    </message>
    <message>
        <source>Value to rank by</source>
        <translation>Værdi, der rangeres efter</translation>
    </message>
    <message>
        <source>The raw rate is the documented method; rate_smoothed or rate_low rank small cells lower.</source>
        <translation>Den rå rate er den dokumenterede metode; rate_smoothed og rate_low rangerer små celler lavere.</translation>
    </message>
    <message>
        <source>Period field</source>
        <translation>Periodefelt</translation>
    </message>
    <message>
        <source>Each period is ranked by itself.</source>
        <translation>Hver periode rangeres for sig.</translation>
    </message>
    <message>
        <source>Top share (%)</source>
        <translation>Top-andel (%)</translation>
    </message>
    <message>
        <source>Above 0 and below 100 per cent of the ranked cells.</source>
        <translation>Over 0 og under 100 procent af de celler, der rangeres.</translation>
    </message>
    <message>
        <source>cells with events</source>
        <translation>celler med hændelser</translation>
    </message>
    <message>
        <source>all populated cells</source>
        <translation>alle celler med grundlag</translation>
    </message>
    <message>
        <source>share of the population</source>
        <translation>andel af grundlaget</translation>
    </message>
    <message>
        <source>Cells that are ranked</source>
        <translation>Celler, der rangeres</translation>
    </message>
    <message>
        <source>What the share is a share of: the cells that have events, all cells with at least the minimum population, or the population of these cells.</source>
        <translation>Hvad top-andelen er en andel af: de celler, der har hændelser, alle celler, der opfylder kravet om mindste grundlag, eller grundlaget i disse celler.</translation>
    </message>
    <message>
        <source>Top share per period</source>
        <translation>Top-andel pr. periode</translation>
    </message>
    <message>
        <source>{period}: no rates, so nothing is ranked.</source>
        <translation>{period}: ingen rater, så intet rangeres.</translation>
    </message>
</context>
<context>
    <name>SumPeriodsAlgorithm</name>
    <message>
        <source>Sum over periods</source>
        <translation>Læg perioder sammen</translation>
    </message>
    <message>
        <source>Adds the periods of each cell: in how many it was in the top share, the first and the last, the pattern, and the rate over all periods = sum of events / sum of population x multiplier.

Needs a layer with one feature per cell and period and the fields selected (1, 0, NULL), events, population and multiplier. Optional: indicator; threshold (for the number expected by chance).

Pattern: too_few (fewer than 3 periods with a rank), never, historical (not in the latest period), new (only in the latest), persistent (at least 90 % of the periods), consecutive (an unbroken run up to the latest), sporadic. These are not quite the classes of other software.

Output: one feature per cell and indicator. population is that of the latest period, exposure the sum over the periods (family-years), events the sum over the same periods.

The log sets the number of cells beside the number that chance would give, when every event is independent and when cases last as long as they do here.</source>
        <translation>Lægger perioderne sammen for hver celle: i hvor mange den var i top-andelen, den første og den seneste, mønsteret og raten over alle perioder = sum af events / sum af population x multiplier.

Kræver et lag med ét objekt pr. celle og periode og felterne selected (1, 0, NULL), events, population og multiplier. Valgfrit: indicator; threshold (til antallet forventet ved tilfældighed).

Mønster: too_few (færre end 3 rangerede perioder), never (aldrig), historical (tidligere: ikke i den seneste periode), new (ny: kun i den seneste), persistent (vedvarende: i mindst 90&#xa0;% af perioderne), consecutive (sammenhængende: en ubrudt række frem til den seneste), sporadic (af og til). Klasserne er ikke helt de samme som i anden software.

Output: ét objekt pr. celle og indikator. population er fra den seneste periode, exposure er summen over perioderne (familieår), events er summen over de samme perioder.

Loggen sætter antallet af celler over for det antal, tilfældighed ville give, når alle hændelser er uafhængige, og når sager varer så længe som her.</translation>
    </message>
    <message>
        <source>Top share per period</source>
        <translation>Top-andel pr. periode</translation>
    </message>
    <message>
        <source>One feature per indicator, cell and period.</source>
        <translation>Ét objekt pr. indikator, celle og periode.</translation>
    </message>
    <message>
        <source>Cell field</source>
        <translation>Cellefelt</translation>
    </message>
    <message>
        <source>Code of the cell or area.</source>
        <translation>Cellens eller områdets kode.</translation>
    </message>
    <message>
        <source>Period field</source>
        <translation>Periodefelt</translation>
    </message>
    <message>
        <source>Text that sorts: 2015, 2015-Q3.</source>
        <translation>Tekst, der kan sorteres: 2015, 2015-Q3.</translation>
    </message>
    <message>
        <source>Field that says what is selected</source>
        <translation>Felt, der viser, hvad der er udvalgt</translation>
    </message>
    <message>
        <source>1, 0, or NULL where the cell was not ranked.</source>
        <translation>1, 0 eller NULL, hvor cellen ikke rangeres.</translation>
    </message>
    <message>
        <source>Periods in the top share</source>
        <translation>Perioder i top-andelen</translation>
    </message>
    <message>
        <source>The number expected by chance is known for counted events ranked by the raw rate only.</source>
        <translation>Antallet forventet ved tilfældighed kendes kun for optalte hændelser, der rangeres efter den rå rate.</translation>
    </message>
</context>
</TS>
