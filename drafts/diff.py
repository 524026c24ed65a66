import subprocess,sys,re,collections
src=open('/tmp/three/sizes.py').read()
def load(p):
    ns={}
    import types
    code=src.replace("sys.argv[1]","P").split("print('code'")[0]+"\nROWS=[(s,names.get(x+imports,'?')) for x,s in enumerate(code)]\nTOT=sum(code);DATA=data"
    g={'P':p}; exec(code,g); 
    c=collections.Counter()
    for s,n in g['ROWS']:
        c[re.sub(r'17h[0-9a-f]{16}E','',n)]+=s
    return c,g['TOT'],g['DATA']
a,ta,da=load(sys.argv[1]); b,tb,db=load(sys.argv[2])
print(ta,tb,tb-ta,'data',da,db)
d=sorted(((b[k]-a[k],k) for k in set(a)|set(b)),key=lambda x:-abs(x[0]))
for s,k in d[:50]: print(s,k[:190])
