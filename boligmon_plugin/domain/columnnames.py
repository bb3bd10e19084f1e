"""What columns are called: Danish and English names of every role, the most telling first.

Written as ``columns.normalised`` makes them: lower case, no spaces or marks, ae, oe and aa.
"""

from __future__ import annotations

from types import MappingProxyType

_NAMES = {
    "period": """
        aarstal aar periode udtraeksdato udtraekdato tidssnit opgoerelsesdato skaeringsdato
        statusdato statusdag haendelsesdato dato aarmaaned maaned kvartal halvaar skoleaar
        primomaaned flyttedato opgoerelsesaar opgoerelsesperiode kalenderaar datoen eksamensaar year
        period date snapshot snapshotdate reportdate eventdate month quarter schoolyear academicyear
    """,
    "start": """
        startdato ikrafttraedelsesdato fradato datofra gyldigfra gaeldendefra startdag paabegyndt
        paabegyndelsesdato begyndelsesdato ivaerksat ivaerksaettelsesdato bevilgetfra
        bevillingsstart foranstaltningstart foranstaltningsstart indflytningsdato tilflytningsdato
        tilflytdato startdatotilvisitation virkningfra start tilgangsdato periodefra datostart
        startdate validfrom fromdate datefrom begin begindate movedin movein startday
    """,
    "stop": """
        slutdato ophoersdato tildato datotil gyldigtil gaeldendetil slutdag afsluttet afsluttetdato
        afslutningsdato bevilgettil bevillingsslut foranstaltningslut foranstaltningsslut
        fraflytningsdato fraflytdato udflytningsdato virkningtil stopdato slut ophoert afgangsdato
        periodetil datoslut enddate stopdate validto todate dateto end stop movedout moveout endday
    """,
    "person": """
        borgerid globalborgerid borgernoegle borger cprnr cpr cprnummer personnummer personnr pnr
        personid personnoegle barncpr barnetscpr barnid elevid elev cpridentifikation borgercpr
        borgersid personnummerformateret pseudonym pseudonymid citizenid citizen person personkey
        childid pupilid studentid clientid
    """,
    "family": """
        familieid familienr familienummer familie familienoegle mifamilieid miprinx efalle efalleid
        husstandsid husstandid husstand husstandsnr cfamilieid dfamilieid familiensid familyid
        family householdid household familykey
    """,
    "custody": """
        foraeldremyndighed foraeldremyndighedsindehaver foraeldremyndighedsindehavercpr
        foraeldremyndighedsindehaverid foraeldremyndighedcpr foraeldremyndighedshaver
        myndighedsindehaver foraeldrecpr foraelderid morcpr modercpr moderid morid farcpr vaerge
        vaergecpr custody custodyholder custodian guardian guardianid parentid motherid
    """,
    "row": """
        rowid lifaid raekkeid raekkenr raekke loebenr loebenummer sagsnummer sagsnr sagsid sagid
        haendelsesid haendelseid foranstaltningsid foranstaltningid indsatsid bevillingsid id
        objectid objektid recordid rownumber rowno row caseid casenumber eventid uid
    """,
    "count": """
        antal antalialt ialt antalpersoner antalborgere antalborger antalfamilier antalhusstande
        antalbeboere antalelever antalboliger antalsager antalhaendelser antalforanstaltninger
        antalsamlet samletantal maengde optalt count number total persons families households events
        cases quantity n
    """,
    "type": """
        foranstaltningstype foranstaltningstypekode foranstaltning foranstaltningsgruppe
        foranstaltningsgruppering foranstaltningsgrupperingkode foranstaltningsnavn indsatstype
        indsats sagstype anbringelsestype anbringelsessted tilbudstype tilbud indsatskategori
        typekode type measuretype measure eventtype placementtype interventiontype kind
    """,
    "paragraph": """
        foranstaltningsparagraf foranstaltningparagraf indsatsparagraf paragraf lovparagraf
        lovhjemmel hjemmel lovgrundlag bestemmelse paragraph section legalbasis statute
    """,
    "decision": """
        afgoerelsesparagraf afgoerelseparagraf afgoerelse afgoerelseshjemmel bevillingsparagraf
        decisionparagraph decision decisionsection
    """,
    "service": """
        ydelsestype ydelse ydelsesart ydelsesnavn ydelseskode ydelsestypekode servicetype service
        benefittype benefit
    """,
    "status": """
        status sagsstatus statuskode foranstaltningsstatus bevillingsstatus tilstand sagstilstand
        casestatus state
    """,
    "age": """
        alder aldervedudtraek aldersaar alderiaar alderaar borgeralder barnetsalder alderpaadatoen
        age ageinyears ageyears
    """,
    "birth": """
        foedselsdato foedselsdag foedt foedtdato foedselsdata foedselsaar barnetsfoedselsdato
        foeddato birthdate dateofbirth dob birthday birth born birthyear
    """,
    "family_type": """
        familietype familietypekode familietypenavn husstandstype husstandstypekode familieform
        familytype householdtype typeoffamily
    """,
    "children": """
        antalboern antalhjemmeboendeboern hjemmeboendeboern boern antalboernihjemmet boernihjemmet
        antalboern017 antalhjemmeboende antalboernifamilien children numberofchildren childrenathome
        nchildren
    """,
    "grade": """
        karakter karaktergennemsnit gennemsnit karaktersnit snit gennemsnitskarakter fsa fp9
        karaktervaerdi eksamenskarakter karaktergns grade grades meangrade gradeaverage gpa
    """,
    "class_type": """
        klassetype klassetypekode flisklassetypeident klassetypeident klasseart klassetypenavn
        specialklasse classtype
    """,
    "school_type": """
        skoletype skoletypekode flisskoletypegruppe skoletypegruppe institutionstype skoleart
        skoletypenavn schooltype institutiontype
    """,
    "move": """
        flytteart flyttetype flytningstype flytteretning flytning flytningsart flyttekategori
        haendelse haendelsestype bevaegelse tilfraflytning tilellerfraflytning movetype move moves
        direction movement
    """,
    "income": """
        indkomst bruttoindkomst samletindkomst personindkomst husstandsindkomst familieindkomst
        aarsindkomst indkomstkr disponibelindkomst indkomstialt income grossincome personalincome
        householdincome earnings
    """,
    "employment": """
        beskaeftigelsesstatus beskaeftigelse socioek socioekonomiskstatus arbejdsmarkedsstatus
        tilknytning arbejdsmarkedstilknytning socstil erhvervsstatus forsoergelsesstatus
        forsoergelse employment employmentstatus labourstatus occupation
    """,
    "acting_municipality": """
        handlekommune handlekommunekode handlekommunenavn handlekommunenr opholdskommune
        actingmunicipality
    """,
    "paying_municipality": """
        betalingskommune betalingskommunekode betalingskommunenavn betalingskommunenr betalerkommune
        finansieringskommune payingmunicipality
    """,
    "home_municipality": """
        bopaelskommune bopaelskommunekode bopaelskommunenavn bopaelskommunenr hjemkommune
        homemunicipality municipalityofresidence
    """,
    "address": """
        adresseid adresseuuid adgangsadresseid adgangsadresseuuid adgangsadresse husnummerid
        husnummeruuid daruuid darid enhedsadresseid enhedsadresse kvhx kvh adressekvhx kvhxkode
        kvhkode adgangsadressekvh adressenoegle adressekode idlokalid adresseidentifikation adgadrid
        adresse addressid addressuuid addresskey address
    """,
    "municipality": """
        kommunekode kommunenr kommunenummer komkode komnr kommune kom municipalitycode municipality
        municipalityno
    """,
    "road": "vejkode vejnr vejnummer cprvejkode vejkodecpr roadcode streetcode road",
    "house": """
        husnr husnummer husnummertekst hus husnrbogstav husnummerogbogstav housenumber houseno house
        streetnumber
    """,
    "floor": "etage etagebetegnelse etagenr sal floor storey",
    "door": "doer doerbetegnelse side sidedoer sidedoernr doernr door",
    "x": """
        xkoordinat x xkoord koordinatx xcoord xcoordinate etrs89x utmx xutm oestkoordinat oest
        oestlig easting east e longitude laengdegrad lon lng long xetrs89 adgangspunktx dimpunktx
    """,
    "y": """
        ykoordinat y ykoord koordinaty ycoord ycoordinate etrs89y utmy yutm nordkoordinat nord
        nordlig northing north n latitude breddegrad lat yetrs89 adgangspunkty dimpunkty
    """,
    "cell": """
        ddkncelle100m ddkncelle1km ddkncelle10km kn100mdk kn250mdk kn1kmdk kn10kmdk ddknm100 ddknkm1
        ddknkm10 kvadratnet100m kvadratnet celleid celle cellekode kvadrat kvadratnetid gridid
        gridcode cellid cell grid distriktid ddkn ddkncelle
    """,
    "area": """
        omraadekode omraadeid omraade distriktsnr distriktskode distriktid distrikt sognekode sogn
        skoledistrikt skoledistriktkode niveau niveaukode statistikomraade basisomraade
        prognosedistrikt prodisnr progdistriktnr noegle boligafdeling afdelingsnr areacode areaid
        area districtcode district zone zoneid parish parishcode
    """,
    "name": """
        navn omraadenavn niveaunavn distriktsnavn stednavn sognenavn institutionsnavn titel
        betegnelse name areaname placename districtname title
    """,
}


# role -> its names; in the order in which roles are asked and listed
SYNONYMS = MappingProxyType({role: tuple(text.split()) for role, text in _NAMES.items()})
