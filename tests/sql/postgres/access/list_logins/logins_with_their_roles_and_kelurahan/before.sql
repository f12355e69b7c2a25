create role case_reader nologin;
create role case_auditor nologin;
create role lurah_gambir login in role case_reader, case_auditor;
create role auditor_kota login in role case_auditor;
create role resting nologin in role case_auditor;
create role stranger login;
